package io.trunkline.lab.org.rest.composite;

import io.trunkline.lab.org.data.OrgData;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.Refusal;
import io.trunkline.lab.org.web.Answer;
import io.trunkline.lab.org.web.Ask;
import java.util.List;

/** Everything under /composite. Each request counts as one, however much is in it. Thread-safe. */
public final class CompositeApi {
  private final Composite composite;
  private final Batch batch;
  private final Collections collections;

  public CompositeApi(OrgData data, Resources resources) {
    SubRequests requests = new SubRequests(resources);
    this.composite = new Composite(data, requests);
    this.batch = new Batch(requests);
    this.collections = new Collections(data);
  }

  /** Answers for the steps behind /composite. */
  public Answer answer(Ask ask, String version, List<String> steps, OrgUser user) {
    if (!steps.isEmpty() && steps.get(0).equals("sobjects")) {
      return collections.answer(ask, version, steps.subList(1, steps.size()), user);
    }
    if (!ask.method().equals("POST")) {
      throw Refusal.of(
          405,
          "METHOD_NOT_ALLOWED",
          "HTTP Method '%s' not allowed. Allowed are POST".formatted(ask.method()));
    }
    if (steps.isEmpty()) {
      return composite.answer(ask, version, user);
    }
    if (steps.equals(List.of("batch"))) {
      return batch.answer(ask, version, user);
    }
    throw Refusal.notFound();
  }
}
