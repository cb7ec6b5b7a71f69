package cn.financebrain.engine.account;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The users of an engine. In a file, one {@code user.key = value} a line:
 *
 * <pre>
 * admin.password = pbkdf2-sha256:100000:c2FsdA==:aGFzaA==
 * analyst.password = pbkdf2-sha256:…
 * analyst.readonly = 1
 * analyst.changeable = max_threads, max_block_size
 * analyst.max_memory_usage = 2000000000
 * analyst.max_execution_time = 60
 * </pre>
 *
 * Any other key is a setting of ClickHouse, which the engine checks when the user first asks.
 */
public final class Accounts {

  private final Map<String, Account> byName;

  private Accounts(Map<String, Account> byName) {
    this.byName = byName;
  }

  public static Accounts of(Account... accounts) {
    Map<String, Account> byName = new LinkedHashMap<>();
    for (Account account : accounts) {
      if (byName.put(account.name(), account) != null) {
        throw new IllegalArgumentException("two accounts are named " + account.name());
      }
    }
    return new Accounts(byName);
  }

  /** Finds the account with this name and password. */
  public Optional<Account> find(String name, String password) {
    return Optional.ofNullable(byName.get(name))
        .filter(account -> account.password().matches(password));
  }

  public Collection<Account> all() {
    return byName.values();
  }

  /**
   * Reads a users file.
   *
   * @throws IllegalArgumentException that lists every problem of the file
   */
  public static Accounts read(Path file) throws IOException {
    List<String> problems = new ArrayList<>();
    Map<String, Map<String, String>> users = new LinkedHashMap<>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        String problem = readLine(line, users);
        if (problem != null) {
          problems.add("line " + (i + 1) + ": " + problem);
        }
      }
    }
    Map<String, Account> byName = new LinkedHashMap<>();
    users.forEach(
        (name, keys) -> {
          try {
            byName.put(name, account(name, keys));
          } catch (IllegalArgumentException e) {
            problems.add("user " + name + ": " + e.getMessage());
          }
        });
    if (byName.isEmpty() && problems.isEmpty()) {
      problems.add("it names no user");
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException("users file " + file + ": " + String.join("; ", problems));
    }
    return new Accounts(byName);
  }

  private static String readLine(String line, Map<String, Map<String, String>> users) {
    int equals = line.indexOf('=');
    int dot = line.indexOf('.');
    if (equals < 0 || dot < 0 || dot > equals) {
      return "expected user.key = value";
    }
    String key = line.substring(dot + 1, equals).strip();
    if (!key.matches("[a-z][a-z0-9_]*")) {
      return "not a key: " + key;
    }
    String user = line.substring(0, dot).strip();
    String earlier =
        users
            .computeIfAbsent(user, name -> new TreeMap<>())
            .put(key, line.substring(equals + 1).strip());
    return earlier == null ? null : "a second " + user + "." + key;
  }

  private static Account account(String name, Map<String, String> keys) {
    Map<String, String> settings = new TreeMap<>(keys);
    String password = settings.remove("password");
    String readonly = settings.remove("readonly");
    String changeable = settings.remove("changeable");
    if (password == null) {
      throw new IllegalArgumentException("password is missing");
    }
    if (readonly != null && !readonly.matches("[012]")) {
      throw new IllegalArgumentException("readonly is 0, 1 or 2, it was " + readonly);
    }
    return new Account(
        name,
        PasswordHash.parse(password),
        readonly == null ? 0 : Integer.parseInt(readonly),
        settings,
        changeable == null ? Set.of() : Set.of(changeable.strip().split("\\s*,\\s*")));
  }

  /** Writes a users file that only its owner can read; it appears whole or not at all. */
  public void write(Path file) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          draft,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(
        draft, byName.values().stream().map(Accounts::lines).collect(Collectors.joining("\n")));
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String lines(Account account) {
    Map<String, String> keys = new TreeMap<>(account.settings());
    keys.put("password", account.password().text());
    keys.put("readonly", Integer.toString(account.readonly()));
    if (!account.changeable().isEmpty()) {
      keys.put("changeable", String.join(",", account.changeable()));
    }
    return keys.entrySet().stream()
        .map(key -> account.name() + "." + key.getKey() + " = " + key.getValue() + "\n")
        .collect(Collectors.joining());
  }
}
