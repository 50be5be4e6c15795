package io.densimeter.experiments.catalog;

import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.experiments.yaml.StrictYaml;
import io.densimeter.model.workload.micro.MicroProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The micro programs that are shipped: lmbench-like and nano-benchmarks. */
public final class MicroCatalog {
  /** The files of the catalogue, in the order of the docs. */
  private static final List<String> FILES =
      List.of(
          "nano",
          "system-calls",
          "memory",
          "processes",
          "context-switches",
          "latencies",
          "network");

  private final Map<String, MicroProgram> programs = new LinkedHashMap<>();

  private MicroCatalog() {
    for (var file : FILES) {
      for (var entry : read("micro/" + file + ".yaml").programs()) {
        if (programs.put(entry.name(), entry.toProgram()) != null) {
          throw new IllegalStateException("Two micro programs are called " + entry.name() + ".");
        }
      }
    }
  }

  /** Returns the shipped programs. */
  public static MicroCatalog shipped() {
    return new MicroCatalog();
  }

  /** Returns the names of the programs. */
  public List<String> names() {
    return List.copyOf(programs.keySet());
  }

  /** Returns the program of that name. */
  public MicroProgram program(String name) {
    var program = programs.get(name);
    if (program == null) {
      throw new IllegalStateException("The catalogue has no micro program " + name + ".");
    }
    return program;
  }

  private static MicroFile read(String resource) {
    try (var in = MicroCatalog.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The catalogue has no " + resource + ".");
      }
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return StrictYaml.read("catalogue " + resource, text, MicroFile.class).orThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ExperimentException e) {
      throw new IllegalStateException("The shipped " + resource + " is broken.", e);
    }
  }
}
