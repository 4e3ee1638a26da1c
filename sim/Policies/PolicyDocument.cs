using System.Text.Json;

namespace Sim.Policies;

/// <summary>A policy: of a queue, a topic, a key or a role (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html).</summary>
public sealed class PolicyDocument
{
    private PolicyDocument(string name, IReadOnlyList<PolicyStatement> statements) => (Name, Statements) = (name, statements);

    /// <summary>What a reader calls it: <c>the policy of queue dev-orders</c>.</summary>
    public string Name { get; }

    internal IReadOnlyList<PolicyStatement> Statements { get; }

    /// <exception cref="AwsError">It is no policy.</exception>
    /// <exception cref="NotSimulatedException">It has a condition that is not evaluated here.</exception>
    public static PolicyDocument Parse(string name, string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var statements = document.RootElement.GetProperty("Statement");
            return new PolicyDocument(name, statements.ValueKind == JsonValueKind.Array
                ? [.. statements.EnumerateArray().Select((statement, at) => PolicyStatement.Read(statement, at))]
                : [PolicyStatement.Read(statements, 0)]);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new AwsError("MalformedPolicyDocument", $"{name}: {error.Message}");
        }
    }

    /// <summary>Whether this document by itself lets a call through: some statement allows it and none denies it.</summary>
    /// <remarks>In a policy that belongs to a caller no statement names a principal; it is then about that caller.</remarks>
    public bool Allows(AccessRequest request) =>
        !Denies(request) && Find(Effect.Allow, request, IsIdentity) is not null;

    public bool Denies(AccessRequest request) => Find(Effect.Deny, request, IsIdentity) is not null;

    private bool IsIdentity => Statements.All(statement => !statement.NamesPrincipal);

    /// <summary>The first statement with this effect that is about the call.</summary>
    /// <param name="isIdentity">The policy belongs to the caller, so that it names no principal.</param>
    /// <param name="least">How closely a resource's policy must name the caller.</param>
    internal PolicyStatement? Find(Effect effect, AccessRequest request, bool isIdentity, PrincipalMatch least = PrincipalMatch.Account) =>
        Statements.FirstOrDefault(statement => statement.Effect == effect && statement.MismatchWith(request, isIdentity, least) is null);
}
