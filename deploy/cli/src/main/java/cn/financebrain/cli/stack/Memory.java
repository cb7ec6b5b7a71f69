package cn.financebrain.cli.stack;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much memory programs can still have, in MB. */
public final class Memory {
  private static final Path MEMINFO = Path.of("/proc/meminfo");
  private static final Pattern AVAILABLE =
      Pattern.compile("^MemAvailable:\\s+(\\d{1,15}) kB$", Pattern.MULTILINE);

  private Memory() {}

  /**
   * What the kernel could give without swapping; the machine's total where it does not say. Within
   * a container never more than the container's total.
   */
  public static long available() {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long total = system.getTotalMemorySize() >> 20;
    return Math.min(total, availableIn(read(MEMINFO)).orElse(total));
  }

  /** {@code MemAvailable} of the text of {@code /proc/meminfo}. */
  static OptionalLong availableIn(String meminfo) {
    Matcher line = AVAILABLE.matcher(meminfo);
    return line.find()
        ? OptionalLong.of(Long.parseLong(line.group(1)) >> 10)
        : OptionalLong.empty();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException elsewhere) {
      return "";
    }
  }
}
