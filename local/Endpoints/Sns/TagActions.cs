using Sim;

namespace Local.Endpoints.Sns;

/// <summary>The actions about tags of topics. https://docs.aws.amazon.com/sns/latest/dg/sns-tags.html</summary>
internal static class TagActions
{
    public static IReadOnlyList<KeyValuePair<string, string>> Of(QueryForm form) => form.Pairs("Tags.member", "Key", "Value");

    public static EndpointAnswer Tag(World world, QueryForm form)
    {
        world.Topics.Tag(form.Text("ResourceArn"), Of(form));
        return SnsXml.Of("TagResource", _ => { });
    }

    public static EndpointAnswer Untag(World world, QueryForm form)
    {
        world.Topics.Untag(form.Text("ResourceArn"), form.Texts("TagKeys.member"));
        return SnsXml.Of("UntagResource", _ => { });
    }

    public static EndpointAnswer List(World world, QueryForm form)
    {
        var tags = world.Topics.TagsOf(form.Text("ResourceArn"));
        return SnsXml.Of("ListTagsForResource", xml => SnsXml.List(xml, "Tags", tags, tag =>
        {
            SnsXml.Text(xml, "Key", tag.Key);
            SnsXml.Text(xml, "Value", tag.Value);
        }));
    }
}
