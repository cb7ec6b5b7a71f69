package cn.financebrain.ingest.connect;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** A broker, and for each test a topic of a department and its offices. */
abstract class OnDepartmentTopic {
  static TestBroker broker;

  @TempDir static Path data;
  @TempDir Path temp;
  Offices offices;
  DepartmentTopic topic;

  @BeforeAll
  static void startBroker() throws IOException {
    broker = TestBroker.start(data);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @BeforeEach
  void open(TestInfo test) throws IOException {
    offices = new Offices(temp);
    topic = new DepartmentTopic(broker, test.getTestMethod().orElseThrow().getName());
  }

  @AfterEach
  void close() {
    topic.close();
    offices.close();
  }
}
