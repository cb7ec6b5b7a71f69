package cn.financebrain.dashboards.reporting;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;

/**
 * A few lines over whole steps of time, as a picture without texts: the table below it has the
 * numbers, so that they can be searched and read aloud.
 */
public final class LineChart {
  private static final int WIDTH = 1600;
  private static final int HEIGHT = 480;
  private static final int MARGIN = 24;
  private static final int GRID = 4;
  private static final Color PAPER = Color.WHITE;
  private static final Color RULE = new Color(0xDDE4ED);

  private final List<Line> lines = new ArrayList<>();

  /**
   * @param step of time, from 0
   * @param value empty where there is a gap
   */
  public record Point(int step, OptionalDouble value) {}

  private record Line(Color colour, List<Point> points) {}

  /**
   * @param colour 0xRRGGBB
   */
  public void line(int colour, List<Point> points) {
    lines.add(new Line(new Color(colour), List.copyOf(points)));
  }

  /** The picture as a {@code data:} address; the axis begins at 0. */
  public String address() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D to = image.createGraphics();
    try {
      to.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      draw(to);
    } finally {
      to.dispose();
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail so
    }
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
  }

  private void draw(Graphics2D to) {
    to.setColor(PAPER);
    to.fillRect(0, 0, WIDTH, HEIGHT);
    to.setColor(RULE);
    to.setStroke(new BasicStroke(2));
    for (int i = 0; i <= GRID; i++) {
      int y = MARGIN + (HEIGHT - 2 * MARGIN) * i / GRID;
      to.drawLine(MARGIN, y, WIDTH - MARGIN, y);
    }
    int last =
        lines.stream()
            .flatMap(line -> line.points().stream())
            .mapToInt(Point::step)
            .max()
            .orElse(0);
    double largest =
        lines.stream()
            .flatMap(line -> line.points().stream())
            .flatMapToDouble(point -> point.value().stream())
            .max()
            .orElse(0);
    for (Line line : lines) {
      draw(to, line, Math.max(1, last), largest <= 0 ? 1 : largest);
    }
  }

  private static void draw(Graphics2D to, Line line, int last, double largest) {
    to.setColor(line.colour());
    to.setStroke(new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    Path2D path = new Path2D.Double();
    int before = Integer.MIN_VALUE;
    for (Point point : line.points()) {
      if (point.value().isEmpty()) {
        continue;
      }
      double x = MARGIN + (double) (WIDTH - 2 * MARGIN) * point.step() / last;
      double y = HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * point.value().getAsDouble() / largest;
      if (before == point.step() - 1) {
        path.lineTo(x, y);
      } else {
        path.moveTo(x, y);
      }
      before = point.step();
      to.fill(new Ellipse2D.Double(x - 6, y - 6, 12, 12));
    }
    to.draw(path);
  }
}
