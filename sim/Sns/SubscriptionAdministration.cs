using Sim.Lambda;

namespace Sim.Sns;

/// <summary>The requests about subscriptions, by ARN and by AWS's names.</summary>
public sealed class SubscriptionAdministration
{
    /// <summary>Stands in lists for the ARN of a subscription whose endpoint has not agreed.</summary>
    public const string Pending = "PendingConfirmation";

    private readonly Account account;
    private readonly SnsService sns;
    private readonly LambdaService lambda;

    internal SubscriptionAdministration(Account account, SnsService sns, LambdaService lambda)
    {
        this.account = account;
        this.sns = sns;
        this.lambda = lambda;
    }

    /// <summary>The same endpoint with attributes that are there already gives the same subscription.</summary>
    /// <returns>The ARN, and whether the endpoint has agreed, or need not.</returns>
    /// <exception cref="AwsError">What Subscribe refuses.</exception>
    public (string Arn, bool IsConfirmed) Subscribe(string? topicArn, string? protocol, string? endpoint, IReadOnlyDictionary<string, string> attributes)
    {
        var topic = account.TopicArns.Get(topicArn);
        EndpointRules.Check(protocol, endpoint);
        var existing = topic.Subscriptions.Find(subscription => subscription.Protocol == protocol && subscription.Endpoint == endpoint);
        if (existing is not null)
        {
            if (!attributes.All(attribute => existing.Settings.Has(attribute.Key, attribute.Value)))
            {
                throw SnsErrors.Invalid($"{SnsErrors.OfAttributes}Subscription already exists with different attributes");
            }

            sns.Ask(existing);
            return (existing.Arn, existing.IsConfirmed);
        }

        var settings = new SubscriptionSettings(attributes);
        var function = protocol == "lambda" ? account.Functions.Find(function => function.IsCalled(endpoint!)) : null;
        var id = sns.Subscribe(settings.Apply(new SubscriptionAttributes
        {
            Topic = topic.Id,
            Protocol = protocol,
            Endpoint = endpoint,
            Function = function is null ? null : lambda.Find(function.Id).Id,
        }));
        var subscription = account.Subscriptions[id.Index];
        subscription.Settings = settings;
        sns.Ask(subscription);
        return (subscription.Arn, subscription.IsConfirmed);
    }

    /// <summary>A subscription that is not there is no error.</summary>
    public void Unsubscribe(string? arn)
    {
        CheckArn(arn);
        if (account.SubscriptionArns.TryGetValue(arn!, out var subscription))
        {
            sns.Unsubscribe(subscription);
        }
    }

    public IReadOnlyDictionary<string, string> AttributesOf(string? arn)
    {
        var subscription = Get(arn);
        var shown = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["SubscriptionArn"] = subscription.Arn,
            ["TopicArn"] = subscription.Topic.Arn,
            ["Protocol"] = subscription.Protocol,
            ["Endpoint"] = subscription.Endpoint,
            ["Owner"] = account.Options.Account,
            ["SubscriptionPrincipal"] = $"arn:aws:iam::{account.Options.Account}:user/client",
            ["PendingConfirmation"] = subscription.IsConfirmed ? "false" : "true",
            ["ConfirmationWasAuthenticated"] = subscription.IsConfirmed ? "true" : "false",
        };
        subscription.Settings.AddTo(shown, subscription);
        return shown;
    }

    /// <exception cref="AwsError">The attribute cannot be set, or not to this value; then nothing has changed.</exception>
    public void Set(string? arn, string? attribute, string value)
    {
        var subscription = Get(arn);
        try
        {
            var settings = new SubscriptionSettings([.. subscription.Settings.All, new(attribute ?? "", value)]);
            sns.Update(subscription, settings.Apply(subscription.Attributes));
            subscription.Settings = settings;
        }
        catch (AwsError error) when (error.Message.Contains(SnsErrors.OfAttributes, StringComparison.Ordinal))
        {
            // The same rules as Subscribe's, said without the list that the attribute is not part of here.
            throw new AwsError(error.Code, error.Message.Replace(SnsErrors.OfAttributes, "", StringComparison.Ordinal), error.HttpStatus);
        }
    }

    /// <returns>The ARN of the subscription.</returns>
    public string Confirm(string? topicArn, string? token)
    {
        if (topicArn is null || !topicArn.StartsWith(account.Arn("sns", ""), StringComparison.Ordinal))
        {
            throw SnsErrors.Invalid("Topic");
        }

        if (!IsToken(token))
        {
            throw new AwsError("InvalidParameter", "Invalid token");
        }

        // The token alone says which: of the topic only the Region and the account are looked at.
        var subscription = Asked(token!);
        subscription.IsConfirmed = true;
        return subscription.Arn;
    }

    /// <summary>All of them, in the order of subscribing.</summary>
    public IEnumerable<(string Arn, string Topic, string Protocol, string Endpoint)> List() =>
        account.Subscriptions.Where(subscription => subscription.Exists).Select(Line);

    /// <summary>Those of one topic.</summary>
    /// <exception cref="AwsError">There is no such topic.</exception>
    public IEnumerable<(string Arn, string Topic, string Protocol, string Endpoint)> ListOf(string? topicArn) =>
        account.TopicArns.Get(topicArn).Subscriptions.Select(Line);

    private static (string Arn, string Topic, string Protocol, string Endpoint) Line(Subscription subscription) =>
        (subscription.IsConfirmed ? subscription.Arn : Pending, subscription.Topic.Arn, subscription.Protocol, subscription.Endpoint);

    /// <summary>Which subscription a token is of: one that an HTTP(S) endpoint was unsubscribed from comes back, unless it has another.</summary>
    /// <exception cref="AwsError">It is of none.</exception>
    private Subscription Asked(string token)
    {
        var asked = account.Subscriptions.Find(subscription => subscription.Topic.Exists && (subscription.Exists ? subscription.Token : subscription.RestoringToken) == token)
            ?? throw SnsErrors.Invalid("Token");
        if (asked.Exists)
        {
            return asked;
        }

        if (asked.Topic.Subscriptions.Find(other => other.Protocol == asked.Protocol && other.Endpoint == asked.Endpoint) is { } again)
        {
            return again;
        }

        sns.Restore(asked);
        return asked;
    }

    private static bool IsToken(string? token) => token is { Length: > 0 } && token.All(char.IsAsciiHexDigit);

    private static void CheckArn(string? arn)
    {
        Arns.Check(string.IsNullOrEmpty(arn) ? null : arn, "SubscriptionArn");
        if (arn!.AsSpan().Count(':') < 6)
        {
            throw SnsErrors.Invalid("SubscriptionId");
        }
    }

    private Subscription Get(string? arn)
    {
        CheckArn(arn);
        return account.SubscriptionArns.GetValueOrDefault(arn!) ?? throw SnsErrors.NoSubscription();
    }
}
