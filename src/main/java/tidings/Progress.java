package tidings;

/** Is told of each page as it is taken, so that long work shows. */
public interface Progress {
    void took(Taken taken);
}
