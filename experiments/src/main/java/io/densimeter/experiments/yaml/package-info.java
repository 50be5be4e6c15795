/**
 * Strict YAML: a bounded text becomes a tree whose every key and value knows its place, and the
 * tree becomes records. All problems come at once.
 */
@NullMarked
package io.densimeter.experiments.yaml;

import org.jspecify.annotations.NullMarked;
