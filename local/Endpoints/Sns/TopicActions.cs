using Sim;

namespace Local.Endpoints.Sns;

/// <summary>The actions about topics. https://docs.aws.amazon.com/sns/latest/api/API_Operations.html</summary>
internal static class TopicActions
{
    private const string DataProtectionPolicy = "DataProtectionPolicy";

    public static EndpointAnswer Create(World world, QueryForm form)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in form.Pairs("Attributes.entry", "key", "value"))
        {
            attributes[name] = value;
        }

        if (form.Text(DataProtectionPolicy) is { } policy)
        {
            attributes[DataProtectionPolicy] = policy;
        }

        var arn = world.Topics.Create(form.Text("Name") ?? "", attributes, TagActions.Of(form));
        return SnsXml.Of("CreateTopic", xml => SnsXml.Text(xml, "TopicArn", arn));
    }

    public static EndpointAnswer Delete(World world, QueryForm form)
    {
        world.Topics.Delete(form.Text("TopicArn"));
        return SnsXml.Of("DeleteTopic", null);
    }

    public static EndpointAnswer GetAttributes(World world, QueryForm form)
    {
        var attributes = world.Topics.AttributesOf(form.Text("TopicArn")).Where(attribute => attribute.Key != DataProtectionPolicy);
        return SnsXml.Of("GetTopicAttributes", xml => SnsXml.Map(xml, "Attributes", attributes));
    }

    public static EndpointAnswer SetAttributes(World world, QueryForm form)
    {
        world.Topics.Set(form.Text("TopicArn"), form.Text("AttributeName"), form.Text("AttributeValue") ?? "");
        return SnsXml.Of("SetTopicAttributes", null);
    }

    public static EndpointAnswer List(World world, QueryForm form) => SnsXml.Of("ListTopics", xml =>
        Page.Write(xml, "Topics", world.Topics.List, form.Text("NextToken"), arn => SnsXml.Text(xml, "TopicArn", arn)));

    public static EndpointAnswer AddPermission(World world, QueryForm form)
    {
        world.Topics.AddPermission(
            form.Text("TopicArn"), form.Text("Label") ?? "", form.Texts("AWSAccountId.member"), form.Texts("ActionName.member"));
        return SnsXml.Of("AddPermission", null);
    }

    public static EndpointAnswer RemovePermission(World world, QueryForm form)
    {
        world.Topics.RemovePermission(form.Text("TopicArn"), form.Text("Label") ?? "");
        return SnsXml.Of("RemovePermission", null);
    }

    public static EndpointAnswer GetDataProtectionPolicy(World world, QueryForm form)
    {
        var policy = world.Topics.AttributesOf(form.Text("ResourceArn")).GetValueOrDefault(DataProtectionPolicy);
        return SnsXml.Of("GetDataProtectionPolicy", xml => SnsXml.Text(xml, DataProtectionPolicy, policy ?? ""));
    }

    public static EndpointAnswer PutDataProtectionPolicy(World world, QueryForm form)
    {
        world.Topics.Set(form.Text("ResourceArn"), DataProtectionPolicy, form.Text(DataProtectionPolicy) ?? "");
        return SnsXml.Of("PutDataProtectionPolicy", null);
    }
}
