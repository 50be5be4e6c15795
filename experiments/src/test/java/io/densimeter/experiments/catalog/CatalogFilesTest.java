package io.densimeter.experiments.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.densimeter.experiments.yaml.ExperimentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class CatalogFilesTest {
  @TempDir private Path folder;

  private static String shipped(String name) throws IOException {
    try (var in = Catalog.class.getResourceAsStream(name + ".yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("mine.yaml"), text);
  }

  private List<String> problems(Executable reading) {
    return assertThrows(ExperimentException.class, reading).problems().stream()
        .map(each -> each.toString().substring(folder.toString().length() + 1))
        .toList();
  }

  @Test
  void whatIsShippedMayStandInAFile() throws IOException, ExperimentException {
    var catalog = Catalog.shipped();
    assertEquals(
        catalog.platform("core-2-duo"),
        CatalogFiles.platform(file(shipped("platforms/core-2-duo"))));
    assertEquals(
        catalog.implementation("kvm"),
        CatalogFiles.implementation(file(shipped("implementations/kvm"))));
  }

  @Test
  void everyPriceThatIsMissingIsTold() throws IOException {
    var file =
        file(
            shipped("platforms/core-2-duo")
                .replaceAll("(?m)^  (syscall|vmcs-access): .*\n", "")
                .replaceAll("(?m)^  cpuid: \\{cycles", "  cpuid: {nanoseconds"));
    assertEquals(
        List.of(
            "prices.syscall: required price is missing.",
            "prices.vmcs-access: required price is missing.",
            "prices.cpuid: must be in cycles on a platform."),
        problems(() -> CatalogFiles.platform(file)).stream()
            .map(each -> each.replaceFirst("^mine.yaml:\\d+:\\d+: ", ""))
            .toList());
  }

  @Test
  void everyPathThatTheMechanismsNeedIsTold() throws IOException {
    var file =
        file(
            shipped("implementations/kvm")
                .replaceAll("(?m)^  (exit-dispatch|halt-wake|kick-handler): .*\n", ""));
    assertEquals(
        List.of("exit-dispatch", "halt-wake", "kick-handler"),
        problems(() -> CatalogFiles.implementation(file)).stream()
            .map(each -> each.replaceFirst("^.*: paths\\.([a-z-]+): required path.*$", "$1"))
            .sorted()
            .toList());
  }

  @Test
  void aFileOfAnotherKindIsToldInOneSentence() throws IOException {
    var file = file(shipped("implementations/kvm"));
    assertEquals(
        List.of("mine.yaml: holds an implementation, not a platform."),
        problems(() -> CatalogFiles.platform(file)));
  }
}
