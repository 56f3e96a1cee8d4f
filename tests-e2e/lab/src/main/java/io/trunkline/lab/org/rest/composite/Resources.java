package io.trunkline.lab.org.rest.composite;

import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.web.Answer;
import io.trunkline.lab.org.web.Ask;
import java.util.List;

/** The resources that a request within a request can reach. */
public interface Resources {
  /** Answers for the steps behind the version, or throws a refusal. */
  Answer answer(Ask ask, String version, List<String> steps, OrgUser user);
}
