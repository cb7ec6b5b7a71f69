import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.security.MessageDigest;
import java.util.*;
import java.util.stream.Stream;
import java.util.zip.*;

/**
 * Checks a case file of Finance Brain: {@code java Verify.java FILE.zip|DIRECTORY [--manifest
 * SHA256]}. Needs nothing but Java 11. Exit codes: 0 intact, 1 something is wrong, 2 wrong usage.
 * Does what verify.py does.
 */
public class Verify {
  static final long FORMAT = 1;
  final List<String> problems = new ArrayList<>();
  final List<String> unproven = new ArrayList<>();
  Map<String, byte[]> files = new TreeMap<>();

  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, "UTF-8");
    String expected = args.length == 3 && args[1].equals("--manifest") ? args[2] : null;
    if (args.length != 1 && (expected == null || expected.length() != 64)) {
      out.println("java Verify.java FILE.zip|DIRECTORY [--manifest SHA256]");
      System.exit(2);
    }
    Verify verify = new Verify();
    verify.check(Path.of(args[0]), expected);
    verify.problems.forEach(problem -> out.println("× " + problem));
    verify.unproven.forEach(
        alert ->
            out.println(
                "! 预警未能重新推算：" + alert + "  this alert could not be derived anew, see its proof"));
    if (verify.problems.isEmpty()) {
      out.println("完好  Intact");
      if (expected == null) {
        out.println("（未核对清单的 SHA-256  the manifest itself was not compared: --manifest）");
      }
    }
    System.exit(verify.problems.isEmpty() ? 0 : 1);
  }
  void problem(String chinese, String english) {
    problems.add(chinese + "  " + english);
  }

  void check(Path place, String expected) {
    try {
      read(place);
      Map<String, Object> manifest = map(document("manifest.json"));
      if (number(manifest.get("format")) != FORMAT) {
        throw new IOException("format " + manifest.get("format") + ", expected " + FORMAT);
      }
      if (expected != null && !sha256(files.get("manifest.json")).equalsIgnoreCase(expected)) {
        problem("清单的 SHA-256 不符", "the manifest is another one");
      }
      checkFiles(manifest);
      Map<String, Object> theCase = map(document("case.json"));
      List<Map<String, Object>> entries = maps(document("audit/entries.json"));
      checkCase(theCase, manifest);
      checkAlerts(theCase);
      checkAttachments(theCase, entries);
      checkAudit(manifest, entries);
    } catch (Exception e) {
      problem("案卷无法读取：" + e, "the file can't be read");
    }
  }

  void read(Path place) throws IOException {
    if (Files.isDirectory(place)) {
      try (Stream<Path> all = Files.walk(place)) {
        for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
          files.put(
              place.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
        }
      }
      return;
    }
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(place)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (files.put(entry.getName(), zip.readAllBytes()) != null) {
          problem("文件重复：" + entry.getName(), "file is there twice");
        }
      }
    }
  }

  Object document(String name) throws IOException {
    byte[] bytes = files.get(name);
    if (bytes == null) {
      throw new IOException("no file " + name);
    }
    return new Json(new String(bytes, StandardCharsets.UTF_8)).document();
  }

  void checkFiles(Map<String, Object> manifest) throws Exception {
    Map<String, Map<String, Object>> listed = new TreeMap<>();
    for (Map<String, Object> item : maps(manifest.get("files"))) {
      if (listed.put(text(item, "name"), item) != null) {
        problem("清单重复：" + item.get("name"), "listed twice");
      }
    }
    for (String name : files.keySet()) {
      if (!listed.containsKey(name) && !name.equals("manifest.json")) {
        problem("多出的文件：" + name, "file was added");
      }
    }
    for (String name : listed.keySet()) {
      byte[] bytes = files.get(name);
      Map<String, Object> item = listed.get(name);
      if (bytes == null) {
        problem("缺少文件：" + name, "file is missing");
      } else if (bytes.length != number(item.get("size"))
          || !sha256(bytes).equals(text(item, "sha256"))) {
        problem("文件被改动：" + name, "file was changed");
      }
    }
  }

  void checkCase(Map<String, Object> theCase, Map<String, Object> manifest) {
    Map<String, Object> summary = map(theCase.get("summary"));
    if (!text(summary, "number").equals(text(manifest, "number"))) {
      problem("案号与清单不符", "the case is another one than the manifest says");
    }
    long version = number(map(manifest.get("snapshot")).get("caseVersion"));
    Set<Long> steps = new TreeSet<>();
    List<Map<String, Object>> history = maps(theCase.get("history"));
    history.forEach(entry -> steps.add(number(entry.get("version"))));
    boolean whole = history.size() == version && steps.size() == version;
    for (long step = 1; step <= version; step++) {
      whole &= steps.contains(step);
    }
    if (!whole || number(summary.get("version")) != version) {
      problem("办理经过不完整", "steps of the history are missing or added");
    }
  }

  void checkAlerts(Map<String, Object> theCase) throws Exception {
    Map<String, Map<String, Object>> alerts = new TreeMap<>();
    for (Map<String, Object> alert : maps(theCase.get("alerts"))) {
      alerts.put(text(alert, "id"), alert);
    }
    Set<String> proofs = new TreeSet<>();
    for (String name : files.keySet()) {
      if (name.startsWith("alerts/")) {
        proofs.add(name.substring(7, name.length() - 5));
      }
    }
    if (!alerts.keySet().equals(proofs)) {
      problem("预警与证明不对应", "alerts and proofs are not of each other");
    }
    proofs.retainAll(alerts.keySet());
    for (String alert : proofs) {
      Map<String, Object> proof = map(document("alerts/" + alert + ".json"));
      if (!isSound(alert, alerts.get(alert), proof, theCase)) {
        problem("预警证明自相矛盾：" + alert, "the proof contradicts itself or the case");
      }
      if (!Boolean.TRUE.equals(proof.get("same"))) {
        unproven.add(alert);
      }
    }
  }

  static boolean isSound(
      String alert, Map<String, Object> shown, Map<String, Object> proof, Map<String, Object> theCase)
      throws Exception {
    boolean sound =
        text(proof, "alert").equals(alert)
            && text(proof, "enterprise").equals(text(map(theCase.get("summary")), "enterprise"))
            && text(proof, "band").equals(text(shown, "band"))
            && text(proof, "raisedAt").equals(text(shown, "raisedAt"));
    List<Map<String, Object>> fields = maps(proof.get("fields"));
    boolean same = !fields.isEmpty();
    for (Map<String, Object> field : fields) {
      String stored = text(field, "storedSha256");
      String derived = text(field, "derivedSha256");
      boolean equal = stored.equals(derived);
      same &= equal;
      sound &= field.get("same").equals(equal);
      String name = text(field, "name");
      if (!name.equals("history.scores")) { // whose texts are too long to be in a proof
        sound &= hash(text(field, "stored")).equals(stored);
        sound &= hash(text(field, "derived")).equals(derived);
      }
      sound &= !name.equals("alert.band") || field.get("stored").equals(proof.get("band"));
      sound &= !name.equals("alert.id") || field.get("stored").equals(alert);
    }
    return sound && proof.get("same").equals(same);
  }

  void checkAttachments(Map<String, Object> theCase, List<Map<String, Object>> entries)
      throws Exception {
    Set<String> told = new TreeSet<>();
    for (Map<String, Object> entry : entries) {
      if (text(entry, "action").equals("case.attached")) {
        told.add(text(entry, "detail"));
      }
    }
    Set<String> names = new TreeSet<>();
    List<Map<String, Object>> attachments = maps(theCase.get("attachments"));
    for (Map<String, Object> each : attachments) {
      String name = String.format("attachments/%02d-%s", names.size() + 1, text(each, "name"));
      names.add(name);
      byte[] bytes = files.get(name);
      if (bytes == null || !sha256(bytes).equals(text(each, "sha256"))) {
        problem("附件与案件记录不符：" + name, "the attachment is not what the case says");
      }
      if (!told.contains(text(each, "id") + " " + text(each, "sha256"))) {
        problem("附件与审计记录不符：" + name, "the audit trail tells of no such attachment");
      }
    }
    if (told.size() != attachments.size()) {
      problem("附件数与审计记录不符", "the audit trail tells of other attachments");
    }
    Set<String> found = new TreeSet<>(files.keySet());
    found.removeIf(name -> !name.startsWith("attachments/"));
    if (!found.equals(names)) {
      problem("附件与清单不对应", "attachments are missing or added");
    }
  }

  void checkAudit(Map<String, Object> manifest, List<Map<String, Object>> entries)
      throws Exception {
    Map<Long, String> links = new HashMap<>();
    long last = -1;
    for (String line : new String(files.get("audit/links.csv"), "US-ASCII").split("\n")) {
      String[] parts = line.split(",", -1);
      long id = Long.parseLong(parts[0]);
      if (last >= 0 && id != last + 1) {
        problem("审计链有缺口：" + id, "the chain has a gap");
      }
      last = id;
      links.put(id, parts[1]);
    }
    long before = -1;
    for (Map<String, Object> entry : entries) {
      long id = number(entry.get("id"));
      if (!entry.get("object").equals(manifest.get("number")) || id <= before) {
        problem("审计条目不属于本案或次序不对：" + id, "an entry is out of place");
      }
      String hash = text(entry, "hash");
      if (!hash.isEmpty()) {
        if (!entryHash(entry).equals(hash)) {
          problem("审计条目被改动：" + id, "an entry was changed");
        }
        if (!links.getOrDefault(id, hash).equals(hash)) {
          problem("审计条目与链不符：" + id, "an entry is not that of the chain");
        }
        String previous = text(entry, "previous");
        if (!links.getOrDefault(id - 1, previous).equals(previous)) {
          problem("审计条目与前一条不相连：" + id, "an entry does not follow");
        }
      }
      before = id;
    }
    if (entries.isEmpty()
        || !entries.get(0).get("action").equals("case.opened")
        || !links.containsKey(before)) {
      problem("审计条目不完整", "entries are missing: the first opens the case");
    }
    Map<String, Object> snapshot = map(manifest.get("snapshot"));
    String end = last + " " + links.get(last);
    boolean ends = end.equals(number(snapshot.get("auditHead")) + " " + snapshot.get("auditHeadHash"));
    for (Map<String, Object> anchor : maps(document("audit/anchors.json"))) {
      ends |= end.equals(number(anchor.get("id")) + " " + anchor.get("hash"));
      if (!text(anchor, "hash").equals(links.get(number(anchor.get("id"))))) {
        problem("与每日锚点不符：" + anchor.get("day"), "the chain is not that of the anchor");
      }
    }
    if (!ends) {
      problem("审计链未到锚点或链头", "the chain leads neither to an anchor nor to its head");
    }
  }

  static String entryHash(Map<String, Object> entry) throws Exception {
    StringBuilder text = new StringBuilder();
    for (String name : "previous,id,at,actor,action,object,detail,address".split(",")) {
      String part = entry.get(name).toString();
      text.append(part.getBytes(StandardCharsets.UTF_8).length).append(':').append(part).append('\n');
    }
    return hash(text.toString());
  }
  static String hash(String text) throws Exception {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }
  static String sha256(byte[] bytes) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
    return String.format("%064x", new BigInteger(1, digest));
  }

  static String text(Map<String, Object> map, String key) {
    return (String) map.get(key);
  }
  static long number(Object value) {
    return Long.parseLong(value.toString());
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> maps(Object value) {
    return (List<Map<String, Object>>) value;
  }

  /** Reads JSON; numbers stay as they are written. */
  static class Json {
    final String text;
    int at;

    Json(String text) {
      this.text = text + '\0'; // which ends every word
    }

    Object document() throws IOException {
      Object value = value();
      require(next() == '\0');
      return value;
    }
    void require(boolean holds) throws IOException {
      if (!holds) {
        throw new IOException("not JSON at " + at);
      }
    }

    /** What comes next behind white space. */
    char next() {
      while (" \t\r\n".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      return text.charAt(at);
    }
    boolean takes(char wanted) {
      boolean there = next() == wanted;
      at += there ? 1 : 0;
      return there;
    }

    Object value() throws IOException {
      if (takes('{')) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (boolean more = !takes('}'); more; more = takes(',') || end('}')) {
          String key = string();
          require(takes(':') && !map.containsKey(key));
          map.put(key, value());
        }
        return map;
      }
      if (takes('[')) {
        List<Object> list = new ArrayList<>();
        for (boolean more = !takes(']'); more; more = takes(',') || end(']')) {
          list.add(value());
        }
        return list;
      }
      return next() == '"' ? string() : word();
    }

    boolean end(char bracket) throws IOException {
      require(takes(bracket));
      return false;
    }

    String string() throws IOException {
      require(takes('"'));
      StringBuilder found = new StringBuilder();
      for (char next = text.charAt(at++); next != '"'; next = text.charAt(at++)) {
        require(next >= ' ');
        found.append(next == '\\' ? escaped() : next);
      }
      return found.toString();
    }

    char escaped() {
      char kind = text.charAt(at++);
      if (kind == 'u') {
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 4, at), 16);
      }
      int control = "bfnrt".indexOf(kind);
      return control < 0 ? kind : "\b\f\n\r\t".charAt(control);
    }

    Object word() throws IOException {
      int from = at;
      while (",]} \t\r\n\0".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      String word = text.substring(from, at);
      require(word.matches("true|false|null|-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?"));
      return word.equals("null") ? null : word.matches("true|false") ? Boolean.valueOf(word) : word;
    }
  }
}
