package io.densimeter.model.interference;

/**
 * What one guest has of a socket that it shares.
 *
 * @param occupancyBytes what it holds of the last-level cache
 * @param missRatio its LLC misses per access
 * @param cyclesPerInstruction its cycles per instruction
 * @param bandwidthBytesPerSecond its traffic to and from memory
 * @param slowdown CPU time for the same work over the CPU time when it is alone on the socket
 *     without limits; 1 when nothing interferes
 */
public record Interference(
    double occupancyBytes,
    double missRatio,
    double cyclesPerInstruction,
    double bandwidthBytesPerSecond,
    double slowdown) {}
