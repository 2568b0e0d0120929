package tidings.source;

import java.util.HashSet;
import java.util.Set;

/** What is being done, so that nobody does it at the same time. */
final class Underway {
    private final Set<String> names = new HashSet<>();

    /** Waits until nobody else does it. */
    synchronized void begin(String name) throws NotNowException {
        try {
            while (!names.add(name)) {
                wait();
            }
        } catch (InterruptedException e) {
            throw NotNowException.stopped();
        }
    }

    synchronized void end(String name) {
        names.remove(name);
        notifyAll();
    }
}
