package org.mediaquery.imaging.readers;

import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ImageWriterSpi;

/**
 * The image plug-ins that come with the JDK.
 *
 * <p>The registry that holds them belongs to the whole JVM, and whoever touches it first fills it from his context
 * class loader. In an application server that would publish this application's plug-ins to every other one, and keep
 * its class loader alive after it has gone. So it is touched under the platform's class loader, and nothing is ever
 * added to it.
 */
public final class JdkPlugins {

    private static final String PACKAGE = "com.sun.imageio.plugins.";

    private static final IIORegistry REGISTRY = registry();

    private JdkPlugins() {}

    static ImageReaderSpi reader(String format) {
        return find(REGISTRY.getServiceProviders(
                ImageReaderSpi.class, spi -> isOfJdk(spi, ((ImageReaderSpi) spi).getFormatNames(), format), true));
    }

    public static ImageWriterSpi writer(String format) {
        return find(REGISTRY.getServiceProviders(
                ImageWriterSpi.class, spi -> isOfJdk(spi, ((ImageWriterSpi) spi).getFormatNames(), format), true));
    }

    private static IIORegistry registry() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            // Readers open streams for pictures within pictures; they are to stay in memory, not in temporary files.
            ImageIO.setUseCache(false);
            return IIORegistry.getDefaultInstance();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static boolean isOfJdk(Object spi, String[] names, String format) {
        return spi.getClass().getName().startsWith(PACKAGE)
                && Arrays.asList(names).contains(format);
    }

    private static <T> T find(Iterator<T> found) {
        return found.next();
    }
}
