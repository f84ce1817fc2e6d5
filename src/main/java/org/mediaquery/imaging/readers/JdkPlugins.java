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
 * <p>Their registry is shared by the whole JVM, and is filled from the context class loader of the first thread that
 * uses it. In an application server, that would publish this application's plug-ins to all others, and keep its class
 * loader alive after undeployment. So this class accesses the registry with the platform's class loader, and never adds
 * to it.
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
            // keep streams of embedded pictures in memory, and not in temporary files
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
