package io.densimeter.model.placement;

/**
 * A guest that found no host.
 *
 * @param guest number of the guest
 * @param resource what was short
 * @param reason why, with the figures: a clause that goes on from the guest's name
 */
public record UnplacedGuest(int guest, LimitingResource resource, String reason) {}
