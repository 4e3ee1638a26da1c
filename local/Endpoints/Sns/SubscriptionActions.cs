using System.Xml;
using Sim;

namespace Local.Endpoints.Sns;

/// <summary>The actions about subscriptions. https://docs.aws.amazon.com/sns/latest/api/API_Operations.html</summary>
internal static class SubscriptionActions
{
    /// <summary>What Subscribe answers in place of an ARN when the endpoint's owner has to agree first.</summary>
    private const string Pending = "pending confirmation";

    public static EndpointAnswer Subscribe(World world, QueryForm form)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in form.Pairs("Attributes.entry", "key", "value"))
        {
            attributes[name] = value;
        }

        var (arn, isConfirmed) = world.Subscriptions.Subscribe(form.Text("TopicArn"), form.Text("Protocol"), form.Text("Endpoint"), attributes);
        var isShown = isConfirmed || form.Text("ReturnSubscriptionArn") == "true";
        return SnsXml.Of("Subscribe", xml => SnsXml.Text(xml, "SubscriptionArn", isShown ? arn : Pending));
    }

    public static EndpointAnswer Unsubscribe(World world, QueryForm form)
    {
        world.Subscriptions.Unsubscribe(form.Text("SubscriptionArn"));
        return SnsXml.Of("Unsubscribe", null);
    }

    public static EndpointAnswer Confirm(World world, QueryForm form)
    {
        var arn = world.Subscriptions.Confirm(form.Text("TopicArn"), form.Text("Token"));
        return SnsXml.Of("ConfirmSubscription", xml => SnsXml.Text(xml, "SubscriptionArn", arn));
    }

    public static EndpointAnswer GetAttributes(World world, QueryForm form)
    {
        var attributes = world.Subscriptions.AttributesOf(form.Text("SubscriptionArn"));
        return SnsXml.Of("GetSubscriptionAttributes", xml => SnsXml.Map(xml, "Attributes", attributes));
    }

    public static EndpointAnswer SetAttributes(World world, QueryForm form)
    {
        world.Subscriptions.Set(form.Text("SubscriptionArn"), form.Text("AttributeName"), form.Text("AttributeValue") ?? "");
        return SnsXml.Of("SetSubscriptionAttributes", null);
    }

    public static EndpointAnswer List(World world, QueryForm form) => SnsXml.Of("ListSubscriptions", xml => Write(xml, world, form, null));

    public static EndpointAnswer ListByTopic(World world, QueryForm form)
    {
        var arn = form.Text("TopicArn") ?? "";
        return SnsXml.Of("ListSubscriptionsByTopic", xml => Write(xml, world, form, arn));
    }

    private static void Write(XmlWriter xml, World world, QueryForm form, string? topic)
    {
        var account = world.Options.Account;
        Page.Write(xml, "Subscriptions", world.Subscriptions.List(topic), form.Text("NextToken"), subscription =>
        {
            SnsXml.Text(xml, "SubscriptionArn", subscription.Arn);
            SnsXml.Text(xml, "Owner", account);
            SnsXml.Text(xml, "Protocol", subscription.Protocol);
            SnsXml.Text(xml, "Endpoint", subscription.Endpoint);
            SnsXml.Text(xml, "TopicArn", subscription.Topic);
        });
    }
}
