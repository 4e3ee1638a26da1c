namespace Infra.Settings;

/// <summary>Whose key encrypts what rests in queues, topics, tables, logs and the functions' environment.</summary>
public enum Encryption
{
    /// <summary>The stack's own KMS key, with rotation: who may read is decided by its policy too.</summary>
    CustomerKey,

    /// <summary>Keys of the services (SSE-SQS and its relatives): nothing to pay, nothing to decide.</summary>
    ServiceKeys,
}
