package io.github.camelpixelcut.security;

import java.util.ArrayList;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;

/** What MBeans show. */
final class MBeans {

    private MBeans() {}

    /** Each attribute with its value, or with the stack trace if it cannot be read. */
    static List<String> attributes(MBeanServer server, ObjectName name) throws JMException {
        List<String> values = new ArrayList<>();
        for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
            try {
                values.add(attribute.getName() + "=" + server.getAttribute(name, attribute.getName()));
            } catch (RuntimeMBeanException e) {
                values.add(attribute.getName() + "=" + StackTraces.of(e));
            }
        }
        return values;
    }
}
