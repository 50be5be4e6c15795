package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Node;
import io.densimeter.experiments.yaml.Size;
import io.densimeter.experiments.yaml.Validated;
import io.densimeter.model.uncertainty.Distribution;
import io.densimeter.model.units.Numbers;
import io.densimeter.model.units.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is believed of a value that is not known for certain. Its figures are written as the value
 * itself is, with its unit; as shares of the value that the file has when it is relative.
 *
 * @param uniform least and most; null for another form
 * @param triangular least, most likely and most; null for another form
 * @param normal mean and standard deviation; null for another form
 * @param logNormal median and 95th percentile; null for another form
 * @param oneOf values, each as likely; null for another form
 * @param least where a normal distribution is cut; null for nowhere
 * @param most where a normal distribution is cut; null for nowhere
 * @param relative whether the figures are shares of the value in the file
 */
@Doc("What is believed of a value: one of uniform, triangular, normal, log-normal, one-of.")
public record DistributionSpec(
    @Doc("[least, most]: every value between is as likely.") @Size(min = 2, max = 2)
        @Nullable List<Node.Scalar> uniform,
    @Doc("[least, most likely, most].") @Size(min = 3, max = 3)
        @Nullable List<Node.Scalar> triangular,
    @Doc("[mean, standard deviation].") @Size(min = 2, max = 2) @Nullable List<Node.Scalar> normal,
    @Doc("[median, 95th percentile], never less than zero.") @Size(min = 2, max = 2)
        @Nullable List<Node.Scalar> logNormal,
    @Doc("Values in rising order, each as likely.") @Size(min = 2)
        @Nullable List<Node.Scalar> oneOf,
    @Doc("Where a normal distribution is cut below.") Node.@Nullable Scalar least,
    @Doc("Where a normal distribution is cut above.") Node.@Nullable Scalar most,
    @Doc("Whether the figures are shares of the value in the file, such as 80 %.") @Default("false")
        boolean relative)
    implements Validated {
  private static final Pattern FIGURE = Pattern.compile("(-?" + Numbers.FORM + ")(?: (\\S.*))?");
  private static final int UNIT = 5;
  private static final double PERCENT = 100;

  /** Returns the distribution of the number in front of the unit; of the factor when relative. */
  public Distribution distribution() {
    if (uniform != null) {
      return new Distribution.Uniform(number(uniform, 0), number(uniform, 1));
    }
    if (triangular != null) {
      return new Distribution.Triangular(
          number(triangular, 0), number(triangular, 1), number(triangular, 2));
    }
    if (normal != null) {
      return new Distribution.Normal(
          number(normal, 0),
          number(normal, 1),
          least == null ? Double.NEGATIVE_INFINITY : number(least),
          most == null ? Double.POSITIVE_INFINITY : number(most));
    }
    if (logNormal != null) {
      return new Distribution.LogNormal(number(logNormal, 0), number(logNormal, 1));
    }
    return new Distribution.OneOf(figures().stream().map(this::number).toList());
  }

  /** Returns the unit that follows the number, with a space in front; empty for none. */
  public String unit() {
    String unit = unit(figures().get(0));
    return unit.isEmpty() ? "" : " " + unit;
  }

  @Override
  public List<Problem> validate() {
    List<Problem> problems = new ArrayList<>();
    long forms = forms().values().stream().filter(each -> each != null).count();
    if (forms != 1 || figures().isEmpty()) {
      problems.add(new Problem("", "needs one of " + String.join(", ", forms().keySet()) + "."));
      return problems;
    }
    if (normal == null) {
      String cut = "is for a normal distribution; the others have bounds of their own.";
      if (least != null) {
        problems.add(new Problem("least", cut));
      }
      if (most != null) {
        problems.add(new Problem("most", cut));
      }
    }
    for (var figure : figures()) {
      if (!FIGURE.matcher(figure.text()).matches()) {
        problems.add(
            new Problem(
                form(), "must be numbers with the unit of the value, not " + figure.flow() + "."));
      } else if (!unit(figure).equals(unit(figures().get(0)))) {
        problems.add(
            new Problem(
                form(),
                "must have one unit throughout, was "
                    + figures().get(0).text()
                    + " and "
                    + figure.text()
                    + "."));
      }
    }
    if (problems.isEmpty() && relative && !List.of("", "%").contains(unit(figures().get(0)))) {
      problems.add(new Problem(form(), "must be shares of the value, such as 80 %."));
    }
    if (problems.isEmpty() && isComplete()) {
      try {
        distribution();
      } catch (IllegalArgumentException refused) {
        problems.add(new Problem(form(), String.valueOf(refused.getMessage())));
      }
    }
    return problems;
  }

  /** Returns whether there are as many figures as the form needs; the binding says if not. */
  private boolean isComplete() {
    return (uniform == null || uniform.size() == 2)
        && (triangular == null || triangular.size() == 3)
        && (normal == null || normal.size() == 2)
        && (logNormal == null || logNormal.size() == 2)
        && (oneOf == null || oneOf.size() > 1);
  }

  private Map<String, @Nullable List<Node.Scalar>> forms() {
    Map<String, @Nullable List<Node.Scalar>> forms = new LinkedHashMap<>();
    forms.put("uniform", uniform);
    forms.put("triangular", triangular);
    forms.put("normal", normal);
    forms.put("log-normal", logNormal);
    forms.put("one-of", oneOf);
    return forms;
  }

  private String form() {
    return forms().entrySet().stream()
        .filter(each -> each.getValue() != null)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  /** Returns the figures of the one form that is there, then the bounds. */
  private List<Node.Scalar> figures() {
    List<Node.Scalar> figures = new ArrayList<>();
    Stream.of(uniform, triangular, normal, logNormal, oneOf)
        .forEach(
            each -> {
              if (each != null) {
                figures.addAll(each);
              }
            });
    if (least != null) {
      figures.add(least);
    }
    if (most != null) {
      figures.add(most);
    }
    return figures;
  }

  private double number(List<Node.Scalar> figures, int index) {
    return number(figures.get(index));
  }

  private double number(Node.Scalar figure) {
    var parts = FIGURE.matcher(figure.text());
    if (!parts.matches()) {
      throw new IllegalArgumentException("must be a number, was " + figure.text() + ".");
    }
    double number = Numbers.real(parts.group(1));
    return relative && unit(figure).equals("%") ? number / PERCENT : number;
  }

  private static String unit(Node.Scalar figure) {
    var parts = FIGURE.matcher(figure.text());
    var unit = parts.matches() ? parts.group(UNIT) : null;
    return unit == null ? "" : unit;
  }
}
