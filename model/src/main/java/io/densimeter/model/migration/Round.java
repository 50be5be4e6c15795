package io.densimeter.model.migration;

/**
 * One round of pre-copy.
 *
 * @param bytes what was sent
 * @param seconds how long it took
 * @param bytesPerSecond at which rate
 * @param dirtiedBytes pages that the guest wrote meanwhile
 */
public record Round(double bytes, double seconds, double bytesPerSecond, double dirtiedBytes) {}
