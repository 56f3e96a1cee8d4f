package io.trunkline.lab.org.data;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One field of an object, with the attributes that describe reports.
 *
 * @param name API name
 * @param label what people read, and what some of Salesforce's messages say instead of the name
 * @param length most characters, 0 where that means nothing
 * @param picklist values of a picklist or combobox
 * @param defaultValue what a create without this field gets
 * @param referenceTo objects that a reference may point to
 * @param relationshipName how SOQL walks the reference, as Owner in Owner.Name
 */
public record Field(
    String name,
    String label,
    FieldType type,
    int length,
    Set<Trait> traits,
    List<String> picklist,
    @Nullable Object defaultValue,
    List<String> referenceTo,
    @Nullable String relationshipName) {

  /** The yes-or-no attributes of a field. */
  public enum Trait {
    CREATEABLE,
    UPDATEABLE,
    NILLABLE,
    FILTERABLE,
    SORTABLE,
    RESTRICTED,
    UNIQUE,
    EXTERNAL_ID,
    NAME,
    AUTO_NUMBER,
    DEFAULTED,
    /** No field-level security: everybody who sees the record sees and writes it. */
    OPEN
  }

  public Field {
    traits = Set.copyOf(traits);
    picklist = List.copyOf(picklist);
    referenceTo = List.copyOf(referenceTo);
  }

  /** A writable, optional, filterable field without further attributes. */
  public static Field of(String name, String label, FieldType type, int length) {
    Set<Trait> traits =
        EnumSet.of(
            Trait.CREATEABLE, Trait.UPDATEABLE, Trait.NILLABLE, Trait.FILTERABLE, Trait.SORTABLE);
    if (type == FieldType.BOOLEAN) {
      traits.remove(Trait.NILLABLE);
      traits.add(Trait.DEFAULTED);
    }
    Object start = type == FieldType.BOOLEAN ? Boolean.FALSE : null;
    return new Field(name, label, type, length, traits, List.of(), start, List.of(), null);
  }

  /** A reference to records of the given objects. */
  public static Field reference(String name, String label, String relationship, String... to) {
    Field plain = of(name, label, FieldType.REFERENCE, 18);
    return new Field(
        name, label, plain.type, 18, plain.traits, List.of(), null, List.of(to), relationship);
  }

  /** A picklist; the first value is not the default unless {@link #startsAs} says so. */
  public static Field picklist(String name, String label, FieldType type, String... values) {
    Field plain = of(name, label, type, 255);
    return new Field(name, label, type, 255, plain.traits, List.of(values), null, List.of(), null);
  }

  public Field with(Trait... more) {
    Set<Trait> all = EnumSet.copyOf(traits);
    all.addAll(List.of(more));
    return withTraits(all);
  }

  public Field without(Trait... fewer) {
    Set<Trait> all = EnumSet.copyOf(traits);
    all.removeAll(List.of(fewer));
    return withTraits(all);
  }

  /** Set by the org alone. */
  public Field readOnly() {
    return without(Trait.CREATEABLE, Trait.UPDATEABLE);
  }

  /** May not be empty. */
  public Field required() {
    return without(Trait.NILLABLE);
  }

  /** The same field with a default for creates that leave it out. */
  public Field startsAs(Object value) {
    return new Field(
            name, label, type, length, traits, picklist, value, referenceTo, relationshipName)
        .with(Trait.DEFAULTED);
  }

  /** The same field under another name. */
  Field named(String other) {
    return new Field(
        other, label, type, length, traits, picklist, defaultValue, referenceTo, relationshipName);
  }

  /** Whether field-level security can hide it: not required, not the org's own, not exempt. */
  public boolean permissionable() {
    return is(Trait.NILLABLE) && is(Trait.CREATEABLE) && !is(Trait.OPEN);
  }

  public boolean is(Trait trait) {
    return traits.contains(trait);
  }

  public boolean custom() {
    return name.endsWith("__c") || name.endsWith("__pc");
  }

  private Field withTraits(Set<Trait> all) {
    return new Field(
        name, label, type, length, all, picklist, defaultValue, referenceTo, relationshipName);
  }
}
