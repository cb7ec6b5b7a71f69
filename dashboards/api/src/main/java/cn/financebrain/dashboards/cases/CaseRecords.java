package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.casework.CaseEntry;
import cn.financebrain.dashboards.casework.CaseState;
import cn.financebrain.dashboards.casework.Outcome;
import cn.financebrain.dashboards.casework.Verdict;
import cn.financebrain.dashboards.sql.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was written into a case: history, notes, attachments; all of it is only ever added to. */
@Component
class CaseRecords {
  private final JdbcClient database;

  CaseRecords(JdbcClient database) {
    this.database = database;
  }

  /**
   * Where and when evidence was taken.
   *
   * @param latitude null with the longitude where it is not known
   */
  record Site(Instant at, String place, Double latitude, Double longitude) {}

  /**
   * @param evidence null for a plain note
   */
  record Note(UUID id, String by, Instant at, String text, Site evidence) {}

  /**
   * @param size bytes
   */
  record Attachment(
      UUID id, String by, Instant at, String name, String mediaType, int size, String sha256) {}

  /** Newest first. */
  List<CaseEntry> history(String number) {
    return database
        .sql("select * from case_entry where number = :number order by version desc")
        .param("number", number)
        .query(CaseRecords::entry)
        .list();
  }

  private static CaseEntry entry(ResultSet row, int number) throws SQLException {
    String outcome = row.getString("outcome");
    String verdict = row.getString("verdict");
    String until = row.getString("until");
    return new CaseEntry(
        Columns.instant(row, "at"),
        row.getString("actor"),
        row.getString("action"),
        row.getInt("version"),
        CaseState.valueOf(row.getString("state")),
        row.getString("reason"),
        row.getString("assignee"),
        outcome == null ? null : Outcome.valueOf(outcome),
        verdict == null ? null : Verdict.valueOf(verdict),
        until == null ? null : LocalDate.parse(until));
  }

  void add(String number, Note note) {
    Site site = note.evidence();
    database
        .sql(
            """
            insert into case_note (id, number, actor, at, text, evidence_at, place, latitude,
              longitude)
            values (:id, :number, :actor, :at, :text, :taken, :place, :latitude, :longitude)
            """)
        .param("id", note.id())
        .param("number", number)
        .param("actor", note.by())
        .param("at", Columns.at(note.at()))
        .param("text", note.text())
        .param("taken", site == null ? null : Columns.at(site.at()))
        .param("place", site == null ? null : site.place())
        .param("latitude", site == null ? null : site.latitude())
        .param("longitude", site == null ? null : site.longitude())
        .update();
  }

  /** Newest first. */
  List<Note> notes(String number) {
    return database
        .sql("select * from case_note where number = :number order by at desc, id")
        .param("number", number)
        .query(CaseRecords::note)
        .list();
  }

  int notesOf(String number) {
    return database
        .sql("select count(*) from case_note where number = :number")
        .param("number", number)
        .query(Integer.class)
        .single();
  }

  private static Note note(ResultSet row, int number) throws SQLException {
    Instant taken = Columns.instant(row, "evidence_at");
    return new Note(
        row.getObject("id", UUID.class),
        row.getString("actor"),
        Columns.instant(row, "at"),
        row.getString("text"),
        taken == null
            ? null
            : new Site(
                taken,
                row.getString("place"),
                row.getObject("latitude", Double.class),
                row.getObject("longitude", Double.class)));
  }

  void add(String number, Attachment attachment, byte[] content) {
    database
        .sql(
            """
            insert into case_attachment (id, number, actor, at, name, media_type, size, sha256,
              content)
            values (:id, :number, :actor, :at, :name, :type, :size, :sha256, :content)
            """)
        .param("id", attachment.id())
        .param("number", number)
        .param("actor", attachment.by())
        .param("at", Columns.at(attachment.at()))
        .param("name", attachment.name())
        .param("type", attachment.mediaType())
        .param("size", attachment.size())
        .param("sha256", attachment.sha256())
        .param("content", content)
        .update();
  }

  /** In the order in which they came. */
  List<Attachment> attachments(String number) {
    return database
        .sql(
            """
            select id, actor, at, name, media_type, size, sha256 from case_attachment
            where number = :number order by at, id
            """)
        .param("number", number)
        .query(CaseRecords::attachment)
        .list();
  }

  private static Attachment attachment(ResultSet row, int number) throws SQLException {
    return new Attachment(
        row.getObject("id", UUID.class),
        row.getString("actor"),
        Columns.instant(row, "at"),
        row.getString("name"),
        row.getString("media_type"),
        row.getInt("size"),
        row.getString("sha256"));
  }

  /** What a case has of attachments. */
  record Attached(int files, long bytes) {}

  Attached attached(String number) {
    return database
        .sql(
            """
            select count(*) as files, coalesce(sum(size), 0) as bytes
            from case_attachment where number = :number
            """)
        .param("number", number)
        .query((row, n) -> new Attached(row.getInt("files"), row.getLong("bytes")))
        .single();
  }

  @SuppressWarnings("ArrayRecordComponent") // handed on at once
  record Opened(Attachment attachment, byte[] content) {}

  Optional<Opened> open(String number, UUID id) {
    return database
        .sql("select * from case_attachment where number = :number and id = :id")
        .param("number", number)
        .param("id", id)
        .query((row, n) -> new Opened(attachment(row, n), row.getBytes("content")))
        .optional();
  }
}
