package io.trunkline.edge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.core.Kept;
import io.trunkline.core.Shelf;
import org.junit.jupiter.api.Test;

/** What every shelf of every store promises; a test of a store says how to open it. */
abstract class ShelfContract<T extends Kept> {
  /** The shelf of the store that is open now. */
  abstract Shelf<T> shelf();

  /** Closes the store and opens it again. */
  abstract void reopen();

  /** A thing of that id and name. */
  abstract T thing(String id, String name);

  @Test
  void isEmptyAtFirst() {
    assertThat(shelf().all()).isEmpty();
    assertThat(shelf().find("1")).isEmpty();
  }

  @Test
  void givesBackWhatWasPutByName() {
    T beech = thing("1", "beech");
    T alder = thing("2", "Alder");

    shelf().put(beech);
    shelf().put(alder);

    assertThat(shelf().all()).hasSize(2).first().extracting(Kept::id).isEqualTo("2");
    assertThat(shelf().find("1")).contains(beech);
  }

  @Test
  void stillHasItAfterARestart() {
    T beech = thing("1", "beech");
    shelf().put(beech);

    reopen();

    assertThat(shelf().all()).containsExactly(beech);
  }

  @Test
  void putsAChangedThingInPlaceOfTheOldOne() {
    shelf().put(thing("1", "beech"));
    T renamed = thing("1", "birch");

    shelf().put(renamed);
    reopen();

    assertThat(shelf().all()).containsExactly(renamed);
  }

  @Test
  void refusesANameThatIsTaken() {
    T beech = thing("1", "beech");
    shelf().put(beech);

    assertThatThrownBy(() -> shelf().put(thing("2", "beech")))
        .isInstanceOf(Shelf.NameTaken.class)
        .hasMessageContaining("beech");

    assertThat(shelf().all()).containsExactly(beech);
  }

  @Test
  void forgetsOneAndFreesItsName() {
    shelf().put(thing("1", "beech"));

    assertThat(shelf().remove("1")).isTrue();
    assertThat(shelf().remove("1")).isFalse();

    shelf().put(thing("2", "beech"));
    reopen();
    assertThat(shelf().all()).extracting(Kept::id).containsExactly("2");
  }
}
