package cn.financebrain.dashboards.account;

import cn.financebrain.dashboards.DashboardsSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The file that tells the first accounts' passwords to whoever started the server: a line each,
 * name and password. Readable by its owner only. A line goes once its password is changed, and the
 * file with the last one.
 */
@Component
class FirstPasswords {
  private static final Logger LOG = LoggerFactory.getLogger(FirstPasswords.class);

  private final Path file;

  FirstPasswords(DashboardsSettings settings) {
    this.file = settings.firstPasswordFile().toAbsolutePath();
  }

  /**
   * @param passwords by name, in the order of the lines; what was in the file is gone
   */
  synchronized void write(Map<String, String> passwords) {
    try {
      Files.createDirectories(file.getParent());
      replace(
          passwords.entrySet().stream().map(one -> one.getKey() + ' ' + one.getValue()).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("the first passwords can't be written to " + file, e);
    }
  }

  private void replace(List<String> lines) throws IOException {
    Path draft =
        Files.createTempFile(
            file.getParent(),
            ".first-password",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(draft, lines);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  synchronized void forget(String name) {
    if (!Files.exists(file)) {
      return;
    }
    try {
      List<String> rest =
          Files.readAllLines(file).stream().filter(line -> !line.startsWith(name + ' ')).toList();
      if (rest.isEmpty()) {
        Files.delete(file);
      } else {
        replace(rest);
      }
    } catch (IOException e) {
      LOG.warn("the password of {} could not be taken out of {}: {}", name, file, e.toString());
    }
  }
}
