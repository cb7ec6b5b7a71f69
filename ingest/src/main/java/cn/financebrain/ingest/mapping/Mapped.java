package cn.financebrain.ingest.mapping;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.ingest.resolve.Claim;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What became of a row. */
public sealed interface Mapped {

  /**
   * @param id the id that the row's columns make, before rows with equal ids are told apart
   * @param drafts at least one
   */
  record Drafts(String id, List<Draft> drafts) implements Mapped {}

  /**
   * A row whose enterprise has to be found out.
   *
   * @param id as of {@link Drafts}
   * @param rejectUnknown whether it is to be rejected where nobody knows the enterprise
   * @param bodies what its events tell, at least one
   */
  record Claimed(String id, Claim claim, boolean rejectUnknown, List<Body> bodies)
      implements Mapped {
    public Claimed {
      bodies = List.copyOf(bodies);
    }
  }

  /**
   * @param column the column at fault, empty where the whole row is
   */
  record Rejected(RejectReason reason, String column, String detail) implements Mapped {}

  /** An event of an enterprise that is still to be named. */
  record Body(
      String type,
      Category category,
      Instant eventTime,
      Instant availableTime,
      Map<String, FieldValue> data) {
    public Draft of(EnterpriseId enterprise) {
      return new Draft(type, category, enterprise, eventTime, availableTime, data);
    }

    /** The same, first available then. */
    public Body availableAt(Instant instant) {
      return new Body(type, category, eventTime, instant, data);
    }
  }

  /** An event that is not in the log yet. */
  record Draft(
      String type,
      Category category,
      EnterpriseId enterprise,
      Instant eventTime,
      Instant availableTime,
      Map<String, FieldValue> data) {

    /** When it could be known: what is known only later by its own account is known now. */
    public Instant known(Instant now) {
      return availableTime.isAfter(now) ? now : availableTime;
    }

    /** The event; its arrival time and release are the log's to set. */
    public EnterpriseEvent event(EventKey key, int revision, Instant now) {
      return event(key, revision, now, false, data);
    }

    /** Likewise, a revision that takes the event back. */
    public EnterpriseEvent retraction(EventKey key, int revision, Instant now) {
      return event(key, revision, now, true, Map.of());
    }

    private EnterpriseEvent event(
        EventKey key,
        int revision,
        Instant now,
        boolean retracted,
        Map<String, FieldValue> fields) {
      return new EnterpriseEvent(
          key,
          type,
          category,
          enterprise,
          eventTime,
          known(now),
          now,
          revision,
          retracted,
          0,
          fields);
    }

    /** The same of another enterprise. */
    public Draft of(EnterpriseId other) {
      return new Draft(type, category, other, eventTime, availableTime, data);
    }

    /** The same, first available then. */
    public Draft availableAt(Instant instant) {
      return new Draft(type, category, enterprise, eventTime, instant, data);
    }
  }
}
