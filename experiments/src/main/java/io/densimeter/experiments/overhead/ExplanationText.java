package io.densimeter.experiments.overhead;

import io.densimeter.experiments.text.TextTable;
import io.densimeter.model.kernel.Mechanism;
import java.util.List;
import java.util.Locale;

/** An explanation as text for a reader. */
public final class ExplanationText {
  private static final int STRONGEST = 10;

  private ExplanationText() {}

  /** Returns a table of figures under a heading. */
  public static String figures(String heading, List<SourcedFigure> figures) {
    var table = new TextTable("  ", "figure", "value", "unit", "source");
    for (var figure : figures) {
      table.row(figure.name(), value(figure), figure.unit(), figure.source());
    }
    return heading + "\n" + table.text();
  }

  /** Returns where the cycles of these mechanisms come from. */
  public static String mechanisms(Explanation explanation, List<Mechanism> mechanisms) {
    var overhead = explanation.overhead();
    var at = overhead.at();
    var text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s under %s on %s at %s load: slowdown %.4f +- %.4f, hypervisor CPU %.4f.\n",
            at.profile().name(),
            at.implementation().name(),
            at.platform().name(),
            at.load(),
            overhead.slowdown(),
            overhead.slowdownHalfWidth(),
            overhead.hypervisor()));
    text.append(
        """
        A figure's effect is how many % more cycles 1 % more of it makes;
        updates that a kernel queues are charged to the operation that sends them.
        """);
    for (var mechanism : mechanisms) {
      text.append('\n').append(head(overhead, mechanism));
      text.append(causes(explanation, mechanism));
      text.append(influences(explanation, mechanism));
    }
    return text.toString();
  }

  private static String head(Overhead overhead, Mechanism mechanism) {
    double each = overhead.vcpu(mechanism) + overhead.hypervisor(mechanism);
    double perSecond = overhead.eventsPerSecond(mechanism);
    return String.format(
        Locale.ROOT,
        """
        %s: %.4f cycles per native cycle on the vCPU, %.4f outside it.
          %s
          %,.0f events per CPU second of %,.1f cycles each on average.
        """,
        mechanism.label(),
        overhead.vcpu(mechanism),
        overhead.hypervisor(mechanism),
        mechanism.meaning(),
        perSecond,
        each * overhead.at().platform().clockHertz() / perSecond);
  }

  private static String causes(Explanation explanation, Mechanism mechanism) {
    var profile = explanation.overhead().at().profile();
    var table =
        new TextTable("    ", "operation", "of the cycles", "rate in the profile", "source");
    for (var cause : explanation.causes(mechanism)) {
      var rate = profile.rates().get(cause.operation());
      table.row(
          cause.operation().yamlName(),
          String.format(Locale.ROOT, "%.1f %%", 100 * cause.share()),
          rate == null ? "" : String.format(Locale.ROOT, "%,.0f", rate.perCpuSecond()),
          rate == null ? follows(cause) : rate.source());
    }
    return table.text();
  }

  private static String follows(Explanation.Cause cause) {
    return switch (cause.operation()) {
      case TIMER_TICK -> "shape ticks of the profile";
      case HALT -> "shape wake-ups of the profile";
      case COMPUTE, KERNEL_COMPUTE -> "shape kernel-share of the profile";
      case PTE_WRITE, TLB_MISS -> "follows page-fault";
      default -> "";
    };
  }

  private static String influences(Explanation explanation, Mechanism mechanism) {
    var influences = explanation.influences(mechanism);
    if (influences.isEmpty()) {
      return "    No figure of the platform or the implementation moves it.\n";
    }
    var table = new TextTable("    ", "figure", "of", "value", "unit", "effect", "source");
    for (var influence : influences) {
      var figure = influence.figure();
      table.row(
          figure.name(),
          figure.owner(),
          value(figure),
          figure.unit(),
          String.format(Locale.ROOT, "%+.2f", influence.elasticity()),
          figure.source());
    }
    return table.text();
  }

  /** Returns the figures that move the slowdown most. */
  public static String sensitivities(Explanation explanation) {
    var all = explanation.sensitivities();
    var table = new TextTable("  ", "figure", "of", "value", "unit", "raised by", "slowdown");
    for (var each : all.subList(0, Math.min(STRONGEST, all.size()))) {
      table.row(
          each.figure().name(),
          each.figure().owner(),
          value(each.figure()),
          each.figure().unit(),
          String.format(Locale.ROOT, "%.0f %%", 100 * each.step()),
          String.format(Locale.ROOT, "%+.5f", each.change()));
    }
    return "What moves the slowdown of "
        + String.format(Locale.ROOT, "%.4f", explanation.overhead().slowdown())
        + " most:\n"
        + table.text();
  }

  private static String value(SourcedFigure figure) {
    return String.format(Locale.ROOT, "%,.4f", figure.value()).replaceFirst("\\.?0+$", "");
  }
}
