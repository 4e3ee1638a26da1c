using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tests.DynamoDb;

public class ConditionExpressionTests
{
    private const string Attributes = """
        "n":{"N":"10"},"title":{"S":"hello"},"b":{"B":"AQID"},"yes":{"BOOL":true},"nothing":{"NULL":true},
        "tags":{"SS":["red","blue"]},"many":{"L":[{"S":"one"},{"N":"2"},{"M":{"deep":{"S":"down"}}}]},"map":{"M":{"k":{"N":"1"}}}
        """;

    private const string Values = """
        ":ten":{"N":"1.0E1"},":nine":{"N":"9"},":hello":{"S":"hello"},":hell":{"S":"hell"},":red":{"S":"red"},":N":{"S":"N"},
        ":two":{"N":"2"},":down":{"S":"down"},":set":{"SS":["blue","red"]},":copy":{"M":{"k":{"N":"1.0"}}},":b":{"B":"AQI="},
        ":zero":{"N":"0"},":five":{"N":"5"}
        """;

    [Theory]
    [InlineData("n = :ten", true)]
    [InlineData("n <> :ten", false)]
    [InlineData("n > :nine", true)] // as text, 10 would come before 9
    [InlineData("n >= :ten and n <= :ten", true)]
    [InlineData("n < :hello", false)]
    [InlineData("n > :hello", false)]
    [InlineData("n <> :hello", true)]
    [InlineData("absent = :ten", false)]
    [InlineData("absent < :ten", false)]
    [InlineData("absent <> :ten", true)]
    [InlineData("tags = :set", true)]
    [InlineData("#m = :copy", true)]
    [InlineData("n BETWEEN :nine AND :ten", true)]
    [InlineData("absent BETWEEN :nine AND :ten", false)]
    [InlineData("n IN (:nine, :ten)", true)]
    [InlineData("n IN (:nine)", false)]
    [InlineData("attribute_exists(many[2].deep)", true)]
    [InlineData("attribute_exists(many[3])", false)]
    [InlineData("attribute_not_exists(absent)", true)]
    [InlineData("attribute_type(n, :N)", true)]
    [InlineData("attribute_type(#t, :N)", false)]
    [InlineData("begins_with(#t, :hell)", true)]
    [InlineData("begins_with(b, :b)", true)]
    [InlineData("contains(#t, :hell)", true)]
    [InlineData("contains(tags, :red)", true)]
    [InlineData("contains(many, :two)", true)]
    [InlineData("contains(n, :two)", false)]
    [InlineData("size(#t) = :five", true)]
    [InlineData("size(many) > :two", true)]
    [InlineData("size(n) >= :zero", false)]
    [InlineData("many[2].deep = :down", true)]
    [InlineData("n = :nine AND n = :nine OR n = :ten", true)]
    [InlineData("n = :ten OR n = :nine AND n = :nine", true)]
    [InlineData("(n = :ten OR n = :nine) AND n = :nine", false)]
    [InlineData("NOT n = :nine AND n = :ten", true)]
    [InlineData("NOT (n = :nine OR n = :ten)", false)]
    [InlineData("not not n = :ten", true)]
    [InlineData("(n) = (:ten)", true)]
    [InlineData(":ten = n", true)]
    public void A_condition_holds_or_does_not(string expression, bool holds)
    {
        var dynamoDb = new DynamoDbFixture();
        dynamoDb.Put(Attributes);

        var request = Delete(expression);

        if (holds)
        {
            dynamoDb.Ask("DeleteItem", request);
            Assert.Null(dynamoDb.Item);
        }
        else
        {
            var error = dynamoDb.Refused("DeleteItem", request);
            Assert.Equal("ConditionalCheckFailedException", error.Code);
            Assert.Equal("The conditional request failed", error.Message);
            Assert.NotNull(dynamoDb.Item);
        }
    }

    [Theory]
    [InlineData("", "The expression can not be empty;")]
    [InlineData("n =", "Syntax error; token: \"<EOF>\", near: \"=\"")]
    [InlineData("n = :ten n", "Syntax error; token: \"n\", near: \":ten n\"")]
    [InlineData("n", "Syntax error; token: \"<EOF>\", near: \"n\"")]
    [InlineData("_n = :ten", "Syntax error; token: \"_\", near: \"_n\"")]
    [InlineData("n & :ten", "Syntax error; token: \"&\", near: \"n & :ten\"")]
    [InlineData("status = :ten", "Attribute name is a reserved keyword; reserved keyword: status")]
    [InlineData("n = :nobody", "An expression attribute value used in expression is not defined; attribute value: :nobody")]
    [InlineData("#nobody = :ten", "An expression attribute name used in the document path is not defined; attribute name: #nobody")]
    [InlineData("attribute_gone(n)", "Invalid function name; function: attribute_gone")]
    [InlineData("ATTRIBUTE_EXISTS(n)", "Invalid function name; function: ATTRIBUTE_EXISTS")]
    [InlineData("size(n)", "The function is not allowed to be used this way in an expression; function: size")]
    [InlineData("attribute_exists(n) = :ten", "The function is not allowed to be used this way in an expression; function: attribute_exists")]
    [InlineData("((n = :ten))", "The expression has redundant parentheses;")]
    [InlineData("n = n", "The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [n]")]
    [InlineData("attribute_exists(:ten)", "Operator or function requires a document path; operator or function: attribute_exists")]
    [InlineData("attribute_exists(n, m)", "Incorrect number of operands for operator or function; operator or function: attribute_exists, number of operands: 2")]
    [InlineData("begins_with(n, :ten)", "Incorrect operand type for operator or function; operator or function: begins_with, operand type: N")]
    [InlineData("attribute_type(n, :hello)", "Invalid attribute type name found; type: hello, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}")]
    [InlineData("n < :set", "Incorrect operand type for operator or function; operator or function: <, operand type: SS")]
    [InlineData("n BETWEEN :ten AND :nine", "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:10}, upper bound operand: AttributeValue: {N:9}")]
    public void An_expression_that_DynamoDB_refuses_is_refused_in_its_words(string expression, string message)
    {
        var error = new DynamoDbFixture().Refused("DeleteItem", Delete(expression));

        Assert.Equal("ValidationException", error.Code);
        Assert.Equal($"Invalid ConditionExpression: {message}", error.Message);
    }

    [Theory]
    [InlineData("p = :v", """ "ExpressionAttributeValues":{":v":{"N":"1"},":x":{"N":"2"}} """,
        "Value provided in ExpressionAttributeValues unused in expressions: keys: {:x}")]
    [InlineData("attribute_exists(p)", """ "ExpressionAttributeNames":{"#a":"a","#b":"b"} """,
        "Value provided in ExpressionAttributeNames unused in expressions: keys: {#a, #b}")]
    [InlineData("attribute_exists(p)", """ "ExpressionAttributeNames":{} """, "ExpressionAttributeNames must not be empty")]
    [InlineData("attribute_exists(p)", """ "ExpressionAttributeNames":{"a":"a"} """,
        "ExpressionAttributeNames contains invalid key: Syntax error; key: \"a\"")]
    [InlineData("attribute_exists(p.q)", """ "ReturnValues":"NONE" """,
        "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: p")]
    [InlineData("p = :v", """ "ExpressionAttributeValues":{":v":{"N":"x"}} """,
        "ExpressionAttributeValues contains invalid value: The parameter cannot be converted to a numeric value: x for key :v")]
    public void Names_and_values_must_fit_the_expression(string expression, string more, string message)
    {
        var request = $$$"""{"TableName":"items","Key":{"p":{"S":"x"}},"ConditionExpression":"{{{expression}}}",{{{more}}} }""";

        Assert.Equal(message, new DynamoDbFixture().Refused("DeleteItem", request).Message);
    }

    [Fact]
    public void Values_without_an_expression_are_refused()
    {
        var error = new DynamoDbFixture().Refused(
            "DeleteItem", """{"TableName":"items","Key":{"p":{"S":"x"}},"ExpressionAttributeValues":{":v":{"N":"1"}}}""");

        Assert.Equal("ExpressionAttributeValues can only be specified when using expressions: ConditionExpression is null", error.Message);
    }

    /// <summary>With the names and values that the expression mentions, as unused ones would be refused.</summary>
    private static string Delete(string expression)
    {
        using var values = JsonDocument.Parse("{" + Values + "}");
        var names = new[] { (Reference: "#m", Name: "map"), (Reference: "#t", Name: "title") }
            .Where(name => expression.Contains(name.Reference, StringComparison.Ordinal))
            .Select(name => $"\"{name.Reference}\":\"{name.Name}\"").ToList();
        var used = values.RootElement.EnumerateObject()
            .Where(value => Regex.IsMatch(expression, value.Name + @"\b"))
            .Select(value => $"\"{value.Name}\":{value.Value.GetRawText()}").ToList();
        return $$$"""
            {"TableName":"items","Key":{"p":{"S":"x"}},"ConditionExpression":{{{JsonSerializer.Serialize(expression)}}}
            {{{Member("ExpressionAttributeNames", names)}}} {{{Member("ExpressionAttributeValues", used)}}} }
            """;
    }

    private static string Member(string name, List<string> members) =>
        members.Count == 0 ? "" : $",\"{name}\":{{{string.Join(',', members)}}}";
}
