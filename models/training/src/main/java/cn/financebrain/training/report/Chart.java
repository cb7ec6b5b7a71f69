package cn.financebrain.training.report;

import cn.financebrain.training.metric.Curve.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A chart of lines, dots and bars as one SVG element. Axes are linear and begin at 0. */
final class Chart {
  private static final int WIDTH = 380;
  private static final int HEIGHT = 290;
  private static final int LEFT = 52;
  private static final int RIGHT = 14;
  private static final int TOP = 14;
  private static final int BOTTOM = 62;
  private static final int TICKS = 5;
  private static final int LEGEND_STEP = 150;

  private final String title;
  private final Axis x;
  private final Axis y;
  private final List<String> marks = new ArrayList<>();
  private final List<String> legend = new ArrayList<>();

  /**
   * @param label Chinese and English
   * @param greatest the value at its end, above 0
   */
  record Axis(String label, double greatest) {}

  /** How a series looks; the colours can be told apart in grey too. */
  enum Look {
    MODEL("#14559e", ""),
    POSITIVE("#c2410c", ""),
    REFERENCE("#8a8f98", "5 4");

    private final String colour;
    private final String dashes;

    Look(String colour, String dashes) {
      this.colour = colour;
      this.dashes = dashes;
    }
  }

  /**
   * @param title read out where the chart can't be seen
   */
  Chart(String title, Axis x, Axis y) {
    this.title = title;
    this.x = x;
    this.y = y;
  }

  /** A line through the points, in their order. */
  Chart line(String name, Look look, List<Point> points) {
    StringBuilder path = new StringBuilder();
    for (Point point : points) {
      path.append(path.isEmpty() ? "M" : " L").append(at(point));
    }
    marks.add(
        "<path d='%s' fill='none' stroke='%s' stroke-width='1.8' stroke-dasharray='%s'/>"
            .formatted(path, look.colour, look.dashes.isEmpty() ? "none" : look.dashes));
    return named(name, look);
  }

  Chart dots(String name, Look look, List<Point> points) {
    for (Point point : points) {
      marks.add(
          "<circle cx='%s' cy='%s' r='4' fill='%s'/>"
              .formatted(number(left(point.x())), number(top(point.y())), look.colour));
    }
    return named(name, look);
  }

  /** Bars of equal width that fill the axis, each in the middle of its part. */
  Chart bars(String name, Look look, List<Double> heights, int place, int of) {
    double part = x.greatest / heights.size();
    double width = 0.86 * part / of;
    for (int i = 0; i < heights.size(); i++) {
      double from = i * part + 0.07 * part + place * width;
      double height = heights.get(i);
      if (height > 0) {
        marks.add(
            "<rect x='%s' y='%s' width='%s' height='%s' fill='%s'/>"
                .formatted(
                    number(left(from)),
                    number(top(height)),
                    number(left(from + width) - left(from)),
                    number(top(0) - top(height)),
                    look.colour));
      }
    }
    return named(name, look);
  }

  private Chart named(String name, Look look) {
    int from = LEFT + legend.size() * LEGEND_STEP;
    int height = HEIGHT - 8;
    legend.add(
        ("<line x1='%d' y1='%d' x2='%d' y2='%d' stroke='%s' stroke-width='3'"
                + " stroke-dasharray='%s'/><text x='%d' y='%d'>%s</text>")
            .formatted(
                from,
                height - 4,
                from + 20,
                height - 4,
                look.colour,
                look.dashes.isEmpty() ? "none" : look.dashes,
                from + 25,
                height,
                Html.text(name)));
    return this;
  }

  private String at(Point point) {
    return number(left(point.x())) + "," + number(top(point.y()));
  }

  private double left(double value) {
    return LEFT + value / x.greatest * (WIDTH - LEFT - RIGHT);
  }

  private double top(double value) {
    return HEIGHT - BOTTOM - value / y.greatest * (HEIGHT - TOP - BOTTOM);
  }

  /** The element. */
  String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg viewBox='0 0 %d %d' width='%d' height='%d' role='img' aria-label='%s'>\n"
            .formatted(WIDTH, HEIGHT, WIDTH, HEIGHT, Html.text(title)));
    for (int tick = 0; tick <= TICKS; tick++) {
      vertical(svg, x.greatest * tick / TICKS);
      horizontal(svg, y.greatest * tick / TICKS);
    }
    svg.append(
        "<path d='M%d,%d V%d H%d' class='axis'/>\n"
            .formatted(LEFT, TOP, HEIGHT - BOTTOM, WIDTH - RIGHT));
    marks.forEach(mark -> svg.append(mark).append('\n'));
    svg.append(
        "<text x='%d' y='%d' text-anchor='middle'>%s</text>\n"
            .formatted((LEFT + WIDTH - RIGHT) / 2, HEIGHT - BOTTOM + 34, Html.text(x.label)));
    int middle = (TOP + HEIGHT - BOTTOM) / 2;
    svg.append(
        "<text transform='translate(13,%d) rotate(-90)' text-anchor='middle'>%s</text>\n"
            .formatted(middle, Html.text(y.label)));
    legend.forEach(entry -> svg.append(entry).append('\n'));
    return svg.append("</svg>\n").toString();
  }

  private void vertical(StringBuilder svg, double value) {
    String at = number(left(value));
    svg.append(
        "<path d='M%s,%d V%d' class='grid'/><text x='%s' y='%d' text-anchor='middle'>%s</text>\n"
            .formatted(at, TOP, HEIGHT - BOTTOM, at, HEIGHT - BOTTOM + 16, tick(value)));
  }

  private void horizontal(StringBuilder svg, double value) {
    String at = number(top(value));
    svg.append(
        "<path d='M%d,%s H%d' class='grid'/><text x='%d' y='%s' text-anchor='end'>%s</text>\n"
            .formatted(LEFT, at, WIDTH - RIGHT, LEFT - 6, number(top(value) + 4), tick(value)));
  }

  private static String tick(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.replaceFirst("\\.?0+$", "");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
