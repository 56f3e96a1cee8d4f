package io.trunkline.edge.salesforce;

import com.google.gson.JsonObject;
import io.trunkline.core.ticket.FieldShape;
import io.trunkline.core.ticket.TicketShape;
import io.trunkline.core.ticket.TicketShape.RecordType;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the org says about its objects, remembered for some hours. Safe for several threads.
 *
 * <p>Describe names all values of a picklist; which of them a record type offers, only the <a
 * href="https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_picklist_values_collection.htm">UI
 * API</a> says. The REST API refuses the others for restricted picklists.
 */
final class Describer {
  private static final Logger log = LoggerFactory.getLogger(Describer.class);
  private static final Duration KNOWN_FOR = Duration.ofHours(4);
  private static final Duration AT_LEAST_KNOWN_FOR = Duration.ofMinutes(1);

  private final Org org;
  private final Fresh<Key, TicketShape> shapes;

  /** An object, and the record type whose picklists are wanted; empty for describe's own. */
  private record Key(String object, String recordType) {
    static Key of(String object, @Nullable String recordType) {
      String type = recordType == null ? "" : recordType.strip();
      return new Key(object.toLowerCase(Locale.ROOT), type.toLowerCase(Locale.ROOT));
    }
  }

  Describer(Org org, Clock clock) {
    this.org = org;
    this.shapes = new Fresh<>(clock, KNOWN_FOR, 50);
  }

  TicketShape shape(String object, Deadline deadline) throws OrgTrouble {
    Optional<TicketShape> known = known(object);
    return known.isPresent() ? known.get() : asked(object, deadline);
  }

  /**
   * The object with the picklists of one record type; null for the one that the account's user
   * gets. A record type that is not there changes nothing.
   */
  TicketShape shape(String object, @Nullable String recordType, Deadline deadline)
      throws OrgTrouble {
    Key key = key(object, recordType);
    Optional<TicketShape> known = shapes.find(key);
    if (known.isPresent()) {
      return known.get();
    }
    TicketShape whole = shape(object, deadline);
    Optional<RecordType> type =
        recordType == null ? whole.defaultRecordType() : whole.recordType(recordType);
    TicketShape shape = type.isEmpty() ? whole : offered(whole, type.get(), deadline);
    shapes.keep(key, shape);
    return shape;
  }

  /** The shape if we have it; asks nobody. */
  Optional<TicketShape> known(String object) {
    return shapes.find(Key.of(object, null));
  }

  /** The same for a record type. */
  Optional<TicketShape> known(String object, @Nullable String recordType) {
    return shapes.find(key(object, recordType));
  }

  /**
   * A refusal tells that what we know of this object no longer holds. What was asked a moment ago
   * is kept: tickets may be refused one after the other for what no describe tells.
   */
  void outdated(String object) {
    String wanted = object.toLowerCase(Locale.ROOT);
    shapes.forgetOlder(AT_LEAST_KNOWN_FOR, key -> key.object().equals(wanted));
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
    TicketShape shape =
        new TicketShape(JsonFields.text(answer, "name", object), fields, recordTypes(answer), null);
    shapes.keep(Key.of(object, null), shape);
    return shape;
  }

  /** The master stands for having none. */
  private static List<RecordType> recordTypes(JsonObject answer) {
    return JsonFields.objects(answer, "recordTypeInfos").stream()
        .filter(info -> !JsonFields.flag(info, "master"))
        .map(
            info ->
                new RecordType(
                    JsonFields.text(info, "recordTypeId", ""),
                    JsonFields.text(info, "developerName", JsonFields.text(info, "name", "")),
                    JsonFields.text(info, "name", ""),
                    JsonFields.flag(info, "available"),
                    JsonFields.flag(info, "defaultRecordTypeMapping")))
        .toList();
  }

  /** An object that the UI API does not know keeps the values of describe. */
  private TicketShape offered(TicketShape whole, RecordType type, Deadline deadline)
      throws OrgTrouble {
    String path = "/ui-api/object-info/" + whole.object() + "/picklist-values/" + type.id();
    JsonObject offers;
    try {
      offers = org.read(path, deadline).object().getAsJsonObject("picklistFieldValues");
    } catch (OrgTrouble trouble) {
      if (!trouble.isRefusal()) {
        throw trouble;
      }
      log.info(
          "stage=shape object={} outcome=no-picklists-of-record-type why={}",
          whole.object(),
          trouble.words());
      return new TicketShape(whole.object(), whole.fields(), whole.recordTypes(), null);
    }
    List<FieldShape> fields = new ArrayList<>();
    for (FieldShape field : whole.fields()) {
      boolean isThere = offers != null && offers.get(field.name()) instanceof JsonObject;
      fields.add(isThere ? offered(field, offers.getAsJsonObject(field.name())) : field);
    }
    return new TicketShape(whole.object(), fields, whole.recordTypes(), type.name());
  }

  private static FieldShape offered(FieldShape field, JsonObject offer) {
    List<String> values =
        JsonFields.objects(offer, "values").stream()
            .map(value -> JsonFields.text(value, "value", ""))
            .filter(value -> !value.isEmpty())
            .toList();
    String byDefault =
        offer.get("defaultValue") instanceof JsonObject one ? JsonFields.text(one, "value") : null;
    return field.offering(values, byDefault);
  }

  /** Required at creation is what Salesforce documents: createable, not nillable, no default. */
  private static FieldShape field(JsonObject field) {
    String name = JsonFields.text(field, "name", "");
    boolean createable = JsonFields.flag(field, "createable");
    List<JsonObject> choices =
        JsonFields.objects(field, "picklistValues").stream()
            .filter(value -> JsonFields.flag(value, "active"))
            .toList();
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
        choices.stream().map(value -> JsonFields.text(value, "value", "")).toList(),
        choices.stream()
            .filter(value -> JsonFields.flag(value, "defaultValue"))
            .map(value -> JsonFields.text(value, "value", ""))
            .findFirst()
            .orElse(null),
        JsonFields.texts(field, "referenceTo"),
        JsonFields.flag(field, "filterable"));
  }

  /** Described, and for no record type in particular, are two things: their keys differ. */
  private static Key key(String object, @Nullable String recordType) {
    return Key.of(object, recordType == null ? "(default)" : recordType);
  }
}
