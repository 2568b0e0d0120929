package tidings.definition;

/**
 * A definition as it was written.
 *
 * @param place where it stands, for messages
 * @param text of it
 */
record YamlText(String place, String text) {
    @Override
    public String toString() {
        return place;
    }
}
