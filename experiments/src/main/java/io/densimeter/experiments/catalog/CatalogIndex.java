package io.densimeter.experiments.catalog;

import io.densimeter.model.platform.Technique;
import java.util.List;
import java.util.Map;

/**
 * What the catalogue holds, as written in its index.
 *
 * @param platforms names of the platforms with prices of their own
 * @param mitigatedPlatforms names of the platforms that are another one with mitigations
 * @param implementations names of the implementations
 * @param profiles names of the profiles
 * @param usual the implementation of a technique for which an experiment names none
 */
record CatalogIndex(
    List<String> platforms,
    List<String> mitigatedPlatforms,
    List<String> implementations,
    List<String> profiles,
    Map<Technique, String> usual) {}
