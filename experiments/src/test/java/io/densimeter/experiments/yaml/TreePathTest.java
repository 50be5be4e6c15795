package io.densimeter.experiments.yaml;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreePathTest {
  private static final Source SOURCE = Source.ofText("test");
  private static final Place HERE = new Place(SOURCE, 9, 9);

  private final Node root =
      tree(
          "{hosts: [{name: a, count: 1}, {name: b, count: 2}], list: [[5, 6]], placement: {x: 1}}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hosts.b.count | {hosts: [{name: a, count: 1}, {name: b, count: 7}], list: [[5, 6]],"
            + " placement: {x: 1}}",
        "hosts[0].name | {hosts: [{name: 7, count: 1}, {name: b, count: 2}], list: [[5, 6]],"
            + " placement: {x: 1}}",
        "list[0][1]    | {hosts: [{name: a, count: 1}, {name: b, count: 2}], list: [[5, 7]],"
            + " placement: {x: 1}}",
        "placement.y.z | {hosts: [{name: a, count: 1}, {name: b, count: 2}], list: [[5, 6]],"
            + " placement: {x: 1, y: {z: 7}}}"
      })
  void aPathSetsOneValueAndLeavesTheRest(String path, String expected) {
    var changed = TreePath.of(path).resolve(root).set(root, tree("7"), HERE);
    assertEquals(expected, changed.flow());
  }

  @Test
  void aNameAndAnIndexAreTheSamePath() {
    var byName = TreePath.of("hosts.b.count").resolve(root);
    assertEquals("hosts[1].count", byName.toString());
    assertTrue(byName.startsWith(TreePath.of("hosts[1]")));
    assertFalse(byName.startsWith(TreePath.of("hosts[0]")));
    assertFalse(TreePath.of("hosts").startsWith(byName));
  }

  @Test
  void aNewKeyIsAtThePlaceOfThePathAndAnOldOneAroundItStaysWhereItWas() {
    var changed = (Node.Mapping) TreePath.of("placement.y").set(root, tree("7"), HERE);
    var placement = requireNonNull(changed.entries().get("placement"));
    assertEquals(69, placement.keyPlace().column());
    var inner = ((Node.Mapping) placement.value()).entries();
    assertEquals(HERE, requireNonNull(inner.get("y")).keyPlace());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a..b", "a.", "[0]", "a[x]", "a]", "a[1", "a[9999999]"})
  void whatIsNoPathIsRefused(String text) {
    var refused = assertThrows(IllegalArgumentException.class, () -> TreePath.of(text));
    assertEquals(
        "is not a path, was " + text + "; a path is like hosts[0].count.", refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hosts.c       | hosts has no entry named c. Maybe a?",
        "hosts[2]      | hosts has no [2]; the last is [1].",
        "placement[0]  | placement is not a list, so it has no [0].",
        "placement.x.y | placement.x has no keys, is the number 1."
      })
  void aPathThatLeadsNowhereSaysWhereItEnds(String text, String message) {
    var path = TreePath.of(text);
    var refused = assertThrows(IllegalArgumentException.class, () -> path.resolve(root));
    assertEquals(message, refused.getMessage());
  }

  private static Node tree(String text) {
    return requireNonNull(StrictYaml.tree(text, SOURCE, new Problems()));
  }
}
