package cn.financebrain.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Memory of a process that is backed by RAM, in MB; 0 where the system does not tell.
 *
 * @param peakMb the most it ever was
 */
public record ProcessMemory(long residentMb, long peakMb) {

  /** Of a running process, from {@code /proc/PID/status}. */
  public static ProcessMemory of(ProcessHandle process) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    return Files.exists(status) ? parse(Files.readString(status)) : new ProcessMemory(0, 0);
  }

  static ProcessMemory parse(String status) {
    return new ProcessMemory(megabytes(status, "VmRSS"), megabytes(status, "VmHWM"));
  }

  private static long megabytes(String status, String name) {
    Matcher line =
        Pattern.compile("^" + name + ":\\s+(\\d{1,15}) kB$", Pattern.MULTILINE).matcher(status);
    return line.find() ? Long.parseLong(line.group(1)) >> 10 : 0;
  }
}
