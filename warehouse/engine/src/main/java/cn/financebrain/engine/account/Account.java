package cn.financebrain.engine.account;

import java.util.Map;
import java.util.Set;

/**
 * A user of the engine.
 *
 * @param password how the password is known
 * @param readonly ClickHouse's setting: 0 may write, 1 may only read and change no setting, 2 may
 *     only read but change settings
 * @param settings limits and other settings that hold for every query, such as {@code
 *     max_memory_usage}; only an account with {@code readonly} 1 cannot change them
 * @param changeable settings that an account with {@code readonly} 1 may give all the same, also as
 *     {@code output_format_*}
 */
public record Account(
    String name,
    PasswordHash password,
    int readonly,
    Map<String, String> settings,
    Set<String> changeable) {

  public Account {
    if (!name.matches("[A-Za-z_][A-Za-z0-9_.-]*")) {
      throw new IllegalArgumentException("not a user name: " + name);
    }
    if (readonly < 0 || readonly > 2) {
      throw new IllegalArgumentException(
          "readonly of " + name + " is 0, 1 or 2, it was " + readonly);
    }
    settings = Map.copyOf(settings);
    changeable = Set.copyOf(changeable);
  }

  /** Whether an account with {@code readonly} 1 may give this setting; {@code x_*} means all x_. */
  public boolean mayChange(String setting) {
    return changeable.stream()
        .anyMatch(
            name ->
                name.equals(setting)
                    || (name.endsWith("*")
                        && setting.startsWith(name.substring(0, name.length() - 1))));
  }

  /** An account that may do everything. */
  public static Account writer(String name, String password) {
    return new Account(name, PasswordHash.of(password), 0, Map.of(), Set.of());
  }

  /** An account that may read within limits given as settings. */
  public static Account reader(String name, String password, Map<String, String> limits) {
    return new Account(name, PasswordHash.of(password), 1, limits, Set.of());
  }
}
