namespace Sim.DynamoDb.Operations;

/// <summary>An operation that writes one item, by itself or as a part of a transaction.</summary>
internal abstract class WriteOperation : Operation
{
    /// <summary>Reads and checks a request.</summary>
    /// <exception cref="AwsError">It is no valid request, whatever the item.</exception>
    public abstract PreparedWrite Prepare(Tables tables, Request request);
}
