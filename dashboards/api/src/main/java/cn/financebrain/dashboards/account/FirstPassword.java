package cn.financebrain.dashboards.account;

import cn.financebrain.dashboards.DashboardsSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The file that tells the first administrator's password to whoever started the server. Readable by
 * its owner only; gone once that password is changed.
 */
@Component
class FirstPassword {
  private static final Logger LOG = LoggerFactory.getLogger(FirstPassword.class);

  private final Path file;

  FirstPassword(DashboardsSettings settings) {
    this.file = settings.firstPasswordFile().toAbsolutePath();
  }

  void write(String password) {
    try {
      Files.createDirectories(file.getParent());
      Path draft =
          Files.createTempFile(
              file.getParent(),
              ".first-password",
              "",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(draft, password + "\n");
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("the first password can't be written to " + file, e);
    }
  }

  void forget() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("the first password's file {} could not be deleted: {}", file, e.toString());
    }
  }
}
