package io.densimeter.experiments.yaml;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of a record, looked up once. */
final class Shape {
  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          return new Shape(type);
        }
      };

  private final List<Slot> slots;
  private final Constructor<?> constructor;

  private Shape(Class<?> type) {
    var components = type.getRecordComponents();
    slots = Arrays.stream(components).map(Slot::of).toList();
    try {
      constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static Shape of(Class<?> recordType) {
    return SHAPES.get(recordType);
  }

  List<Slot> slots() {
    return slots;
  }

  List<String> keys() {
    return slots.stream().map(Slot::key).toList();
  }

  /** Returns the record of these values, in the order of the slots. */
  Object create(@Nullable Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException refused) {
      throw new IllegalStateException(
          constructor.getDeclaringClass() + " must not throw; use validate().", refused.getCause());
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
