package cn.financebrain.store;

/**
 * An enterprise of a set.
 *
 * @param enterprise its id
 * @param name empty if unknown
 * @param region empty if unknown
 */
public record SetMember(String enterprise, String name, String region) {
  public String nameOrId() {
    return name.isEmpty() ? enterprise : name;
  }
}
