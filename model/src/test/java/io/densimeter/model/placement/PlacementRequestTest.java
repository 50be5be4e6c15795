package io.densimeter.model.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class PlacementRequestTest {
  private static final List<HostGroup> HOSTS = List.of(Estates.hosts("ten", 3, 30, 30));

  @Test
  void headroomCountsAsWrittenInDecimal() {
    assertTrue(90 * (1 - 0.3) < 63);
    var groups = List.of(Estates.hosts("ninety", 1, 90, 90));
    var request = PlacementRequest.of(groups, new long[][] {{1}}, new long[] {1});
    assertEquals(63, request.withHeadroom(Headroom.of(0.3)).offeredCpuHertz(0));
    assertEquals(63, request.withHeadroom(new Headroom(0, 0.3)).offeredMemoryBytes(0));
    assertEquals(90, request.withHeadroom(new Headroom(0, 0.3)).offeredCpuHertz(0));
  }

  @Test
  void aHypervisorLargerThanTheHostLeavesNothing() {
    var groups = List.of(Estates.hosts("tiny", 1, 10, 10, 11, 11));
    var request = PlacementRequest.of(groups, new long[][] {{1}}, new long[] {1});
    assertEquals(0, request.offeredCpuHertz(0));
    assertEquals(0, request.offeredMemoryBytes(0));
    for (var policy : PlacementPolicies.ALL) {
      assertEquals(1, policy.place(request).unplaced().size(), policy.yamlName());
    }
  }

  @Test
  void needsAreCopied() {
    long[][] cpu = {{1}};
    long[] memory = {1};
    var request = PlacementRequest.of(HOSTS, cpu, memory);
    cpu[0][0] = 9;
    memory[0] = 9;
    assertEquals(1, request.cpuNeedHertz(0, 0));
    assertEquals(1, request.memoryNeedBytes(0));
  }

  @Test
  void badArgumentsAreRefusedWithTheirValue() {
    var good = PlacementRequest.of(HOSTS, new long[][] {{1}}, new long[] {1});
    refused(
        "There must be one host group or more, and a row of CPU needs for each: 0 groups, 0 rows.",
        () -> PlacementRequest.of(List.of(), new long[0][], new long[] {1}));
    refused(
        "The number of guests (0) must be 1 or more.",
        () -> PlacementRequest.of(HOSTS, new long[][] {{}}, new long[0]));
    refused(
        "There must be as many values of cpuNeedHertz (2) as guests (1).",
        () -> PlacementRequest.of(HOSTS, new long[][] {{1, 2}}, new long[] {1}));
    refused(
        "The memoryNeedBytes of guest 1 (-5) must be 0 or more.",
        () -> PlacementRequest.of(HOSTS, new long[][] {{1, 2}}, new long[] {1, -5}));
    refused(
        "The number of spare hosts (3) must be 0 or more and less than that of hosts (3).",
        () -> good.withSpareHosts(3));
    refused("The maxGuestsPerHost (0) must be 1 or more.", () -> good.withMaxGuestsPerHost(0));
    refused(
        "The headroom's cpuFraction (20.0) must be 0 or more and less than 1. Maybe 0.2 for a"
            + " percentage?",
        () -> Headroom.of(20));
    refused(
        "The headroom's memoryFraction (NaN) must be 0 or more and less than 1.",
        () -> new Headroom(0, Double.NaN));
  }

  private static void refused(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }
}
