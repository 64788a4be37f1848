package io.github.camelpixelcut.example;

import io.github.camelpixelcut.Receipt;
import io.github.camelpixelcut.ReceiptRepository;
import java.util.Optional;

/**
 * The component's receipts. A receipt that cannot be written is reported to the operator. The bean {@code receipts}.
 */
final class ReportedReceipts implements ReceiptRepository {

    private final ReceiptRepository receipts;
    private final DiskCheck diskCheck;
    private final Console console;

    ReportedReceipts(ReceiptRepository receipts, DiskCheck diskCheck, Console console) {
        this.receipts = receipts;
        this.diskCheck = diskCheck;
        this.console = console;
    }

    /** A call whose receipt cannot be written is not sent, and its picture is reported as failed. */
    @Override
    public Optional<Receipt> claim(Receipt claim) throws Exception {
        try {
            return receipts.claim(claim);
        } catch (Exception e) {
            diskCheck.run();
            throw e;
        }
    }

    @Override
    public void settle(Receipt receipt) throws Exception {
        try {
            receipts.settle(receipt);
        } catch (Exception e) {
            String what = receipt.state() == Receipt.State.PAID ? "URL of the result" : "outcome of the call";
            reportProblem(what, receipt, e);
            throw e;
        }
    }

    @Override
    public void release(Receipt receipt) throws Exception {
        try {
            receipts.release(receipt);
        } catch (Exception e) {
            reportProblem("outcome of the call", receipt, e);
            throw e;
        }
    }

    @Override
    public Optional<Receipt> find(String key) throws Exception {
        return receipts.find(key);
    }

    private void reportProblem(String what, Receipt receipt, Exception e) {
        console.problem(
                "The %s of %s cannot be recorded: %s. If the application is killed now, the call counts as one that may have been paid for"
                        .formatted(what, receipt.label(), FailureReason.of(e).message()));
        diskCheck.run();
    }
}
