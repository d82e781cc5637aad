using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvalHarness.Benchmarks;

/// <summary>
/// Puts every flip of a comparison, of and/or, of a tail and of Min/Max into a file, each behind its number. One is on at a time, so
/// what stands inside a flipped expression needs no flips of its own.
/// </summary>
internal sealed class OperatorMutator : CSharpSyntaxRewriter
{
    private static readonly Dictionary<SyntaxKind, SyntaxKind[]> Operators = new()
    {
        [SyntaxKind.LessThanExpression] = [SyntaxKind.LessThanOrEqualExpression, SyntaxKind.GreaterThanOrEqualExpression],
        [SyntaxKind.LessThanOrEqualExpression] = [SyntaxKind.LessThanExpression, SyntaxKind.GreaterThanExpression],
        [SyntaxKind.GreaterThanExpression] = [SyntaxKind.GreaterThanOrEqualExpression, SyntaxKind.LessThanOrEqualExpression],
        [SyntaxKind.GreaterThanOrEqualExpression] = [SyntaxKind.GreaterThanExpression, SyntaxKind.LessThanExpression],
        [SyntaxKind.EqualsExpression] = [SyntaxKind.NotEqualsExpression],
        [SyntaxKind.NotEqualsExpression] = [SyntaxKind.EqualsExpression],
        [SyntaxKind.LogicalAndExpression] = [SyntaxKind.LogicalOrExpression],
        [SyntaxKind.LogicalOrExpression] = [SyntaxKind.LogicalAndExpression],
    };

    private static readonly Dictionary<string, string> Methods = new(StringComparer.Ordinal)
    {
        ["LowerTail"] = "UpperTail", ["UpperTail"] = "LowerTail", ["Min"] = "Max", ["Max"] = "Min",
    };

    private readonly List<Mutant> mutants = [];
    private string file = "";

    public IReadOnlyList<Mutant> Mutants => mutants;

    /// <summary>Places that cannot be switched while the program runs.</summary>
    public int LeftOut { get; private set; }

    public string Rewrite(string source, string fileName)
    {
        file = fileName;
        return Visit(CSharpSyntaxTree.ParseText(source).GetRoot()).ToFullString();
    }

    public override SyntaxNode? VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        var visited = (ExpressionSyntax)base.VisitBinaryExpression(node)!;
        if (!Operators.TryGetValue(node.Kind(), out var flips))
        {
            return visited;
        }
        if (!CanSwitch(node))
        {
            LeftOut++;
            return visited;
        }
        for (var flip = 0; flip < flips.Length; flip++)
        {
            visited = Switch(node, SyntaxFactory.BinaryExpression(flips[flip], node.Left, node.Right), visited);
        }
        return visited;
    }

    public override SyntaxNode? VisitIsPatternExpression(IsPatternExpressionSyntax node)
    {
        ExpressionSyntax visited = node;
        foreach (var relation in node.DescendantNodes().OfType<RelationalPatternSyntax>())
        {
            if (!CanSwitch(node))
            {
                LeftOut++;
                continue;
            }
            var flipped = node.ReplaceNode(relation, relation.WithOperatorToken(SyntaxFactory.Token(Boundary(relation.OperatorToken.Kind())).WithTriviaFrom(relation.OperatorToken)));
            visited = Switch(node, flipped, visited);
        }
        return visited;
    }

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        var visited = (ExpressionSyntax)base.VisitInvocationExpression(node)!;
        var name = node.Expression switch
        {
            // Linq's Min and Max have no class before them that is named so.
            MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax owner } member
                when owner.Identifier.Text is "Math" || (owner.Identifier.Text.EndsWith("Distribution", StringComparison.Ordinal) && HasBothTails(owner.Identifier.Text)) => member.Name,
            IdentifierNameSyntax { Identifier.Text: "LowerTail" or "UpperTail" } own when HasBothTails(Path.GetFileNameWithoutExtension(file)) => own,
            _ => null,
        };
        return name is not null && Methods.TryGetValue(name.Identifier.Text, out var other)
            ? Switch(node, node.ReplaceNode(name, SyntaxFactory.IdentifierName(other)), visited)
            : visited;
    }

    public override SyntaxNode? VisitRelationalPattern(RelationalPatternSyntax node)
    {
        LeftOut++;
        return node;
    }

    // Student's is symmetric: its lower tail is the upper one of −t, and it states only that.
    private static bool HasBothTails(string distribution) => distribution != "StudentTDistribution";

    private static bool CanSwitch(SyntaxNode node) =>
        !node.DescendantNodes().Any(inner => inner is SingleVariableDesignationSyntax)
        // BenchmarkDotNet's Roslyn is older than collection expressions and misreads "x ? [".
        && !node.ContainsDiagnostics && !node.DescendantNodes().Any(inner => inner is ConditionalAccessExpressionSyntax)
        && !node.Ancestors().Any(outer => outer is FieldDeclarationSyntax field && field.Modifiers.Any(SyntaxKind.ConstKeyword));

    private static SyntaxKind Boundary(SyntaxKind token) => token switch
    {
        SyntaxKind.LessThanToken => SyntaxKind.LessThanEqualsToken,
        SyntaxKind.LessThanEqualsToken => SyntaxKind.LessThanToken,
        SyntaxKind.GreaterThanToken => SyntaxKind.GreaterThanEqualsToken,
        _ => SyntaxKind.GreaterThanToken,
    };

    private ParenthesizedExpressionSyntax Switch(ExpressionSyntax original, ExpressionSyntax flipped, ExpressionSyntax otherwise)
    {
        var number = mutants.Count;
        mutants.Add(new(number, file, original.GetLocation().GetLineSpan().StartLinePosition.Line + 1,
            $"{Short(original)} -> {Short(flipped)}"));
        var test = SyntaxFactory.ParseExpression($"global::EvalHarness.ActiveMutant.Is({number.ToString(System.Globalization.CultureInfo.InvariantCulture)})");
        return SyntaxFactory.ParenthesizedExpression(SyntaxFactory.ConditionalExpression(
            test, SyntaxFactory.ParenthesizedExpression(flipped.WithoutTrivia()), SyntaxFactory.ParenthesizedExpression(otherwise.WithoutTrivia())))
            .WithTriviaFrom(original);
    }

    private static string Short(SyntaxNode node) => node.WithoutTrivia().NormalizeWhitespace().ToString();
}
