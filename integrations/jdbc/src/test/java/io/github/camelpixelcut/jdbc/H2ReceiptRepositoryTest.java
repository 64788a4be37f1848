package io.github.camelpixelcut.jdbc;

import java.sql.SQLException;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class H2ReceiptRepositoryTest extends JdbcReceiptRepositoryContract {

    private static Server server;

    @BeforeAll
    static void startDatabase() throws SQLException {
        server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
    }

    @AfterAll
    static void stopDatabase() {
        server.stop();
    }

    @Override
    String url() {
        return "jdbc:h2:tcp://localhost:" + server.getPort() + "/mem:receipts;DB_CLOSE_DELAY=-1";
    }
}
