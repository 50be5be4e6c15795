package io.densimeter.reports.result;

import java.util.List;
import java.util.Map;

/**
 * The result of one experiment file.
 *
 * @param name the experiment's name
 * @param question the question that the file asks
 * @param version version of Densimeter
 * @param seed the seed of the file
 * @param replications replications of each scenario
 * @param currency ISO code of the one currency, such as {@code USD}
 * @param scenarios one entry for each scenario, in the order of the sweep
 * @param analysis what costs depend on, and how sure they are
 * @param assumptions what the figures rest on, with sources
 * @param warnings what a reader must know before using a figure
 * @param experiment the experiment file as it was read, and the overrides applied to it
 * @param inputHashes SHA-256 of each input by its name in the file, in a fixed order
 */
public record RunResult(
    String name,
    String question,
    String version,
    long seed,
    int replications,
    String currency,
    List<ScenarioResult> scenarios,
    CostAnalysis analysis,
    List<Assumption> assumptions,
    List<String> warnings,
    String experiment,
    Map<String, String> inputHashes) {}
