package cn.financebrain.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.cli.operations.Steps;
import cn.financebrain.cli.operations.StoppedException;
import cn.financebrain.store.LetterStep;
import cn.financebrain.store.StoredLetter.State;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Replays that are stopped, and steps while somebody replays. */
class RejectDeskTest {
  private static final List<RejectDesk.Wish> WISHES =
      List.of(
          new RejectDesk.Wish("a", Map.of()),
          new RejectDesk.Wish("b", Map.of()),
          new RejectDesk.Wish("c", Map.of()));

  /** Asked to stop when so many rows are done. */
  private record Until(int most, List<String> done) implements Steps {
    @Override
    public void of(long total) {}

    @Override
    public void step() {
      if (done.size() == most) {
        throw new StoppedException();
      }
    }
  }

  @Test
  void aStoppedReplaySettlesWhatWaitedForTheRowsThatItHasReplayed() {
    List<String> done = new ArrayList<>();
    assertThatThrownBy(() -> replay(new Until(2, done), done)).isInstanceOf(StoppedException.class);
    assertThat(done).containsExactly("a", "b", "settled");
    done.clear();
    replay(new Until(9, done), done);
    assertThat(done).containsExactly("a", "b", "c", "settled");
  }

  private static void replay(Steps steps, List<String> done) {
    RejectDesk.each(WISHES, steps, wish -> done.add(wish.letter()), () -> done.add("settled"));
  }

  @Test
  void aStepWaitsForWhoReplays() throws Exception {
    Publishing publishing = new Publishing(null, null); // fails as soon as it is its turn
    RejectDesk desk = new RejectDesk(publishing, Clock.systemUTC());
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    Thread replay =
        new Thread(
            () ->
                publishing.inTurn(
                    () -> {
                      begun.countDown();
                      return await(end);
                    }));
    replay.start();
    begun.await();
    FutureTask<State> step =
        new FutureTask<>(
            () -> desk.step("a", State.OPEN, LetterStep.Action.DISMISSED, "lin", "twice"));
    Thread other = new Thread(step);
    other.start();
    while (other.getState() != Thread.State.WAITING && !step.isDone()) {
      Thread.onSpinWait();
    }
    assertThat(step.isDone()).as("while somebody replays").isFalse();
    end.countDown();
    assertThatThrownBy(() -> step.get(1, TimeUnit.MINUTES))
        .hasCauseInstanceOf(NullPointerException.class);
    replay.join();
  }

  private static boolean await(CountDownLatch end) {
    try {
      return end.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
