package io.trunkline.core.ticket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a configuration looks for the customer, and what it makes when there is none.
 *
 * @param module where to look
 * @param create what to create without a match
 * @param leadIdField the ticket's own lookup field for a Lead (a Case has none of its own), or null
 * @param accountField one more Account field to look in, or null
 * @param contactField one more Contact field to look in, or null
 * @param leadField one more Lead field to look in, or null
 */
public record SearchSettings(
    Module module,
    Create create,
    @Nullable String leadIdField,
    @Nullable String accountField,
    @Nullable String contactField,
    @Nullable String leadField) {

  /** Everywhere, creating nothing. */
  public static final SearchSettings DEFAULT =
      new SearchSettings(Module.CONTACT_LEAD_ACCOUNT, Create.NOTHING, null, null, null, null);

  /** Where to look and nothing else; the same for all that look in the same places. */
  public SearchSettings where() {
    return new SearchSettings(module, Create.NOTHING, null, accountField, contactField, leadField);
  }

  /** Whether a record of this object may be what was looked for, or created in its stead. */
  public boolean suits(String object) {
    return module.objects().contains(object) || create.name().equalsIgnoreCase(object);
  }

  /** Where to look. */
  public enum Module {
    ACCOUNT,
    LEAD,
    CONTACT,
    CONTACT_LEAD,
    CONTACT_LEAD_ACCOUNT;

    /** The kinds of records; a customer is shown by the first that knows the number. */
    public List<String> objects() {
      return switch (this) {
        case ACCOUNT -> List.of("Account");
        case LEAD -> List.of("Lead");
        case CONTACT -> List.of("Contact");
        case CONTACT_LEAD -> List.of("Contact", "Lead");
        case CONTACT_LEAD_ACCOUNT -> List.of("Contact", "Lead", "Account");
      };
    }
  }

  /** What to create without a match. */
  public enum Create {
    NOTHING,
    CONTACT,
    LEAD,
    ACCOUNT
  }
}
