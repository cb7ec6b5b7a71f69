package cn.financebrain.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Memory of a process that is backed by RAM, in MB; 0 where the system does not tell. Pages that
 * processes share count in each of them.
 *
 * @param peakMb the most it ever was; of several processes the sum of each one's most
 */
public record ProcessMemory(long residentMb, long peakMb) {

  /**
   * Of a service's process and its descendants, from {@code /proc/PID/status}; of PostgreSQL also
   * of the server, which its {@code postmaster.pid} names: it is nobody's child.
   *
   * @param data the service's data directory
   */
  public static ProcessMemory of(ProcessHandle process, Path data) throws IOException {
    List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
    family.add(process);
    for (ProcessHandle server : server(data.resolve("data/postmaster.pid"))) {
      family.add(server);
      family.addAll(server.descendants().toList());
    }
    long resident = 0;
    long peak = 0;
    for (ProcessHandle member : family) {
      ProcessMemory memory = ofOne(member);
      resident += memory.residentMb();
      peak += memory.peakMb();
    }
    return new ProcessMemory(resident, peak);
  }

  private static List<ProcessHandle> server(Path pidFile) throws IOException {
    if (!Files.exists(pidFile)) {
      return List.of();
    }
    return ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).get(0).strip())).stream()
        .toList();
  }

  private static ProcessMemory ofOne(ProcessHandle process) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    try {
      return parse(Files.readString(status));
    } catch (NoSuchFileException endedOrElsewhere) {
      return new ProcessMemory(0, 0);
    }
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
