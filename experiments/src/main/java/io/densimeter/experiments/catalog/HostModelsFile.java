package io.densimeter.experiments.catalog;

import java.util.List;

/**
 * The models of hosts as written in the catalogue.
 *
 * @param models the models
 */
record HostModelsFile(List<HostModel> models) {}
