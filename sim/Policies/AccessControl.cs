using Sim.Lambda;

namespace Sim.Policies;

/// <summary>
/// The policies of the account, and what follows from them. Off, everybody may do everything; on, what no policy allows is
/// refused as AWS refuses it.
/// </summary>
public sealed class AccessControl
{
    private const int MostDecisions = 10_000;

    private readonly Account account;
    private readonly Dictionary<string, PolicyDocument> resources = [];
    private readonly Dictionary<string, List<PolicyDocument>> roles = [];
    private readonly Dictionary<string, string> keys = [];
    private readonly Dictionary<(string Role, string Action, string Resource, string? Through), AccessDecision> decisions = [];

    internal AccessControl(Account account) => this.account = account;

    public bool IsEnforced => account.Options.EnforcesPolicies;

    /// <summary>Grows with every change: what was decided before has to be decided anew.</summary>
    public int Version { get; private set; }

    /// <summary>The policy of a queue, a topic or a key; replaces the one that it had.</summary>
    /// <exception cref="AwsError">It is no policy.</exception>
    /// <exception cref="NotSimulatedException">It has a condition that is not evaluated here.</exception>
    public void PutResourcePolicy(string arn, string name, string json) => Change(() => resources[arn] = PolicyDocument.Parse(name, json));

    /// <summary>A queue's or topic's own policy was set, or taken away. Where nothing is enforced any text will do.</summary>
    /// <param name="json">Null or empty for none.</param>
    /// <exception cref="NotSimulatedException">It has a condition that is not evaluated here.</exception>
    internal void Follow(string arn, string name, string? json)
    {
        if (!IsEnforced)
        {
            return;
        }

        if (string.IsNullOrEmpty(json))
        {
            DeleteResourcePolicy(arn);
        }
        else
        {
            PutResourcePolicy(arn, name, json);
        }
    }

    public void DeleteResourcePolicy(string arn) => Change(() => resources.Remove(arn));

    /// <summary>One policy more of a role. A role that has none here may do anything: nobody has said what it may.</summary>
    /// <exception cref="AwsError">It is no policy.</exception>
    /// <exception cref="NotSimulatedException">It has a condition that is not evaluated here.</exception>
    public void PutRolePolicy(string role, string name, string json) => Change(() =>
    {
        if (!roles.TryGetValue(role, out var policies))
        {
            roles[role] = policies = [];
        }

        policies.Add(PolicyDocument.Parse(name, json));
    });

    /// <summary>Makes a role known that may do nothing yet.</summary>
    public void AddRole(string role) => Change(() => roles.TryAdd(role, []));

    /// <summary>The key that encrypts a queue, a topic or a table.</summary>
    /// <param name="key">Its ARN.</param>
    public void PutKey(string arn, string key) => Change(() => keys[arn] = key);

    /// <summary>ARN of the key that encrypts a resource; null if it has none of its own.</summary>
    public string? KeyOf(string arn) => keys.GetValueOrDefault(arn);

    /// <summary>What the policies say, whether they are enforced or not.</summary>
    public AccessDecision Decide(AccessRequest request)
    {
        var resourcePolicy = resources.GetValueOrDefault(request.Resource);
        if (request.IsOfKey && resourcePolicy is null)
        {
            return new AccessDecision(true, $"{request.Resource} is not of this stack: what its policy says is not known here");
        }

        if (request.IsService)
        {
            return AccessDecision.Of(request, resourcePolicy, [], account.Options.Account);
        }

        return roles.TryGetValue(request.Principal, out var policies)
            ? AccessDecision.Of(request, resourcePolicy, policies, account.Options.Account)
            : new AccessDecision(true, $"{request.Principal} is not of this stack: what it may do is not known here");
    }

    /// <summary>What a role may do; decided once, until a policy changes.</summary>
    /// <param name="through">The service by way of which it uses a key; null if it calls itself.</param>
    public AccessDecision DecideAs(string role, string action, string resource, string? through = null)
    {
        var asked = (role, action, resource, through);
        if (!decisions.TryGetValue(asked, out var decision))
        {
            // Clients choose the names that they ask for: what they make up must not be kept for ever.
            if (decisions.Count >= MostDecisions)
            {
                decisions.Clear();
            }

            decisions[asked] = decision = Decide(AccessRequest.OfRole(role, action, resource, account.Options.Account, through));
        }

        return decision;
    }

    /// <summary>A function's own call was refused.</summary>
    public void Report(FunctionId function, string detail)
    {
        if (account.Trace.Enabled)
        {
            account.Trace.Add(new Fact(FactKind.AccessDenied, account.Time) { Function = function, Detail = detail });
        }
    }

    private void Change(Action change)
    {
        change();
        decisions.Clear();
        Version++;
        // Whoever could not poll may be able to now.
        account.Mappings.ForEach(mapping => mapping.SchedulePoll());
        account.Streams.ForEach(mapping => mapping.Wake());
    }
}
