package io.trunkline.edge.salesforce;

import com.google.gson.JsonObject;
import io.trunkline.core.ticket.FieldShape;
import io.trunkline.core.ticket.TicketShape;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the org says about its objects, remembered for some hours. Safe for several threads. */
final class Describer {
  private static final Duration KNOWN_FOR = Duration.ofHours(4);

  private final Org org;
  private final Fresh<String, TicketShape> shapes;

  Describer(Org org, Clock clock) {
    this.org = org;
    this.shapes = new Fresh<>(clock, KNOWN_FOR, 50);
  }

  TicketShape shape(String object, Deadline deadline) throws OrgTrouble {
    Optional<TicketShape> known = known(object);
    return known.isPresent() ? known.get() : asked(object, deadline);
  }

  /** The shape if we have it; asks nobody. */
  Optional<TicketShape> known(String object) {
    return shapes.find(key(object));
  }

  /** What we know of this object no longer holds. */
  void forget(String object) {
    shapes.forget(key(object));
  }

  void forgetAll() {
    shapes.forgetAll();
  }

  private TicketShape asked(String object, Deadline deadline) throws OrgTrouble {
    if (!Soql.isName(object)) {
      throw OrgTrouble.refused("NOT_FOUND", "An object cannot have this name.", List.of());
    }
    JsonObject answer = org.read("/sobjects/" + object + "/describe", deadline).object();
    var fields = JsonFields.objects(answer, "fields").stream().map(Describer::field).toList();
    if (fields.isEmpty()) {
      throw OrgTrouble.unreachable("The org described " + object + " without any field.");
    }
    TicketShape shape = new TicketShape(JsonFields.text(answer, "name", object), fields);
    shapes.keep(key(object), shape);
    return shape;
  }

  /** Required at creation is what Salesforce documents: createable, not nillable, no default. */
  private static FieldShape field(JsonObject field) {
    String name = JsonFields.text(field, "name", "");
    boolean createable = JsonFields.flag(field, "createable");
    return new FieldShape(
        name,
        JsonFields.text(field, "label", name),
        JsonFields.text(field, "type", "string"),
        JsonFields.number(field, "length"),
        JsonFields.flag(field, "custom"),
        createable,
        JsonFields.flag(field, "updateable"),
        createable
            && !JsonFields.flag(field, "nillable")
            && !JsonFields.flag(field, "defaultedOnCreate"),
        JsonFields.flag(field, "restrictedPicklist"),
        JsonFields.objects(field, "picklistValues").stream()
            .filter(value -> JsonFields.flag(value, "active"))
            .map(value -> JsonFields.text(value, "value", ""))
            .toList(),
        JsonFields.flag(field, "filterable"));
  }

  private static String key(String object) {
    return object.toLowerCase(Locale.ROOT);
  }
}
